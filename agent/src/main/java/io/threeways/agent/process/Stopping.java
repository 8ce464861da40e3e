package io.threeways.agent.process;

import io.threeways.agent.host.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a process is brought to its end, and how the end is recorded. */
final class Stopping {
  private static final Logger LOG = System.getLogger(Stopping.class.getName());

  private final PublishedPorts ports;

  Stopping(PublishedPorts ports) {
    this.ports = ports;
  }

  /**
   * Asks a process to end and remembers why, so that a later agent finishes it. One that is being
   * started is asked when it {@linkplain #begun has begun}.
   *
   * @param killAt when {@link Supervision} kills it if it has not ended by then
   */
  void end(Ward ward, String reason, Instant killAt, ProcessTable table) {
    ProcessState.Ending ending = new ProcessState.Ending(reason, killAt);
    ward.become(
        state ->
            switch (state) {
              case ProcessState.Starting starting -> {
                ProcessState.Starting next = starting.end(ending);
                record(ward, next.ending());
                yield next;
              }
              case ProcessState.Running running -> {
                ProcessState.Running next = running.end(ending);
                record(ward, next.ending());
                yield next;
              }
              case ProcessState.Exited _, ProcessState.Lost _, ProcessState.Refused _ -> state;
            });
    if (ward.state() instanceof ProcessState.Running running) {
      Tree.of(running.host(), table).terminate(table);
    }
  }

  /** Asks a process that now runs to end, if that was wanted while it was being started. */
  void begun(Ward ward) {
    if (ward.state() instanceof ProcessState.Running running && running.ending() != null) {
      ProcessTable table = ProcessTable.read();
      Tree.of(running.host(), table).terminate(table);
    }
  }

  /** Ends a running process so that it counts as lost: what it would have said was not meant. */
  void abandon(Ward ward, ProcessTable table) {
    if (ward.state() instanceof ProcessState.Running running) {
      Tree.of(running.host(), table).abandon();
    }
  }

  private static void record(Ward ward, ProcessState.@Nullable Ending ending) {
    try {
      if (ending != null) {
        ward.folder().write(ending);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record why " + ward.id() + " is stopped", e);
    }
  }

  /**
   * Records the end of a process that is no longer there. Its port is taken back first: who sees
   * the end finds nothing left of it.
   */
  void settle(Ward ward, Instant now) {
    try {
      if (ward.spec().publish() != null) {
        ports.withdraw(ward.id());
      }
      ProcessFolder.Exit exit = ward.folder().exit().orElse(null);
      // Its end is noticed twice: by who waits for it, and by the supervision.
      boolean first =
          ward.become(
              state ->
                  switch (state) {
                    case ProcessState.Running running ->
                        exit == null
                            ? lost(ward, running, now)
                            : running.exit(exit.code(), exit.at());
                    case ProcessState.Starting _,
                        ProcessState.Exited _,
                        ProcessState.Lost _,
                        ProcessState.Refused _ ->
                        state;
                  });
      if (first) {
        LOG.log(Level.INFO, "{0} ended: {1}", ward.id(), ward.state());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record the end of " + ward.id(), e);
    }
  }

  private static ProcessState lost(Ward ward, ProcessState.Running running, Instant now) {
    ProcessState.Lost lost =
        running.lose(
            "the process is gone and left no exit status: its wrapper was killed, or the host"
                + " went down",
            now);
    Tree.killRemains(ward.marker());
    try {
      ward.folder().write(new ProcessFolder.Gone(false, lost.reason(), lost.at()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record that " + ward.id() + " is lost", e);
    }
    return lost;
  }
}
