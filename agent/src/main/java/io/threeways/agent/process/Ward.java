package io.threeways.agent.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** One process in the agent's care: the one place where its state changes, and is waited for. */
final class Ward {
  private final ProcessId id;
  private final ProcessFolder folder;
  private final String marker;
  private final ProcessSpec spec;
  private final String sandbox;
  private long epoch;
  private ProcessState state;

  Ward(
      ProcessId id,
      ProcessFolder folder,
      ProcessFolder.Request request,
      String sandbox,
      ProcessState state) {
    this.id = id;
    this.folder = folder;
    this.marker = request.marker();
    this.spec = request.spec();
    this.epoch = request.epoch();
    this.sandbox = sandbox;
    this.state = state;
  }

  ProcessId id() {
    return id;
  }

  ProcessFolder folder() {
    return folder;
  }

  String marker() {
    return marker;
  }

  ProcessSpec spec() {
    return spec;
  }

  synchronized ProcessState state() {
    return state;
  }

  synchronized boolean ended() {
    return switch (state) {
      case ProcessState.Starting _, ProcessState.Running _ -> false;
      case ProcessState.Exited _, ProcessState.Lost _, ProcessState.Refused _ -> true;
    };
  }

  synchronized boolean endedBefore(Instant time) {
    return switch (state) {
      case ProcessState.Starting _, ProcessState.Running _ -> false;
      case ProcessState.Exited exited -> exited.at().isBefore(time);
      case ProcessState.Lost lost -> lost.at().isBefore(time);
      case ProcessState.Refused refused -> refused.at().isBefore(time);
    };
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(id, epoch, spec, state, sandbox, folder.outputBytes());
  }

  /**
   * Moves on and wakes who waits; a move that gives the same state changes nothing.
   *
   * @return whether it changed
   */
  synchronized boolean become(UnaryOperator<ProcessState> move) {
    ProcessState next = move.apply(state);
    boolean changed = !next.equals(state);
    if (changed) {
      state = next;
      notifyAll();
    }
    return changed;
  }

  /** Takes a request for the same process again: the higher epoch owns it from now on. */
  synchronized PutOutcome claim(long claimed, ProcessSpec wanted) throws IOException {
    if (claimed < epoch) {
      return new PutOutcome.Fenced(epoch);
    }
    if (!wanted.equals(spec)) {
      return new PutOutcome.Different();
    }
    if (claimed > epoch) {
      folder.write(new ProcessFolder.Request(claimed, marker, spec));
      epoch = claimed;
    }
    return new PutOutcome.Accepted(snapshot(), false);
  }

  /** Whether somebody with this epoch may still give orders. */
  synchronized boolean obeys(long commander) {
    return commander >= epoch;
  }

  /** Waits until the revision is higher than the given one, at most so long. */
  synchronized Snapshot await(int revision, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (state.revision() <= revision && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return snapshot();
  }
}
