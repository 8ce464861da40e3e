package io.threeways.agent.process;

import io.threeways.agent.host.HostProcess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a process.
 *
 * <pre>
 *   Starting ── run ──▶ Running ── exit ──▶ Exited
 *    │ │ ▲               │  ▲
 *    │ └─┘ end           └──┘ end (the reason stands, the process is being stopped)
 *    ├── refuse ──▶ Refused
 *    └── lose ────▶ Lost ◀── lose ── Running
 * </pre>
 */
public sealed interface ProcessState {
  /** Rises with every state, so that a client can wait for the next one. */
  int revision();

  /**
   * Asked for, not yet seen alive.
   *
   * @param ending why it is to be stopped once it runs, if it is
   */
  record Starting(@Nullable Ending ending) implements ProcessState {
    Starting() {
      this(null);
    }

    @Override
    public int revision() {
      return 1;
    }

    Starting end(Ending next) {
      return new Starting(next.after(ending));
    }

    Running run(HostProcess host, Instant at, @Nullable Integer publishedPort) {
      return new Running(host, at, publishedPort, ending);
    }

    Refused refuse(String reason, Instant at) {
      return new Refused(reason, at);
    }

    Lost lose(String reason, Instant at) {
      return new Lost(null, reason, at);
    }
  }

  /**
   * Alive on this host.
   *
   * @param host who it is there
   * @param publishedPort the host's port that leads to the published one
   * @param ending why it is being stopped, if it is
   */
  record Running(
      HostProcess host, Instant startedAt, @Nullable Integer publishedPort, @Nullable Ending ending)
      implements ProcessState {
    @Override
    public int revision() {
      return ending == null ? 2 : 3;
    }

    Running end(Ending next) {
      return new Running(host, startedAt, publishedPort, next.after(ending));
    }

    Running publishedAt(@Nullable Integer port) {
      return new Running(host, startedAt, port, ending);
    }

    Exited exit(int code, Instant at) {
      return new Exited(this, code, at);
    }

    Lost lose(String reason, Instant at) {
      return new Lost(this, reason, at);
    }
  }

  /**
   * Ended, with a status that was recorded.
   *
   * @param was what ran
   * @param code as a shell gives it: above 128 the signal's number plus 128
   */
  record Exited(Running was, int code, Instant at) implements ProcessState {
    private static final int SIGNALS_FROM = 128;
    private static final int HIGHEST_SIGNAL = 64;

    @Override
    public int revision() {
      return 4;
    }

    /** The signal that ended it, or null. */
    public @Nullable Integer signal() {
      int signal = code - SIGNALS_FROM;
      return signal > 0 && signal <= HIGHEST_SIGNAL ? signal : null;
    }
  }

  /** Gone without a status: the host went down, or its wrapper was killed. */
  record Lost(@Nullable Running was, String reason, Instant at) implements ProcessState {
    @Override
    public int revision() {
      return 4;
    }
  }

  /** Never started. */
  record Refused(String reason, Instant at) implements ProcessState {
    @Override
    public int revision() {
      return 4;
    }
  }

  /**
   * A process is being stopped.
   *
   * @param killAt when it is killed if it has not ended by then
   */
  record Ending(String reason, Instant killAt) {
    /** The first reason stands; a later one can only bring the kill forward. */
    Ending after(@Nullable Ending first) {
      if (first == null) {
        return this;
      }
      return first.killAt().isAfter(killAt) ? new Ending(first.reason(), killAt) : first;
    }
  }
}
