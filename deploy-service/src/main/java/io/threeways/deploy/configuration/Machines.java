package io.threeways.deploy.configuration;

import org.jspecify.annotations.Nullable;

/** The machines of environments, by way of the host's agent. */
public interface Machines {
  /**
   * Runs a configurer, once however often it is asked for, and waits for its end.
   *
   * @param epoch of the lease over the environment
   */
  End run(Run.Running run, Configurer.Invocation invocation, long epoch);

  /** Removes what a run needed besides the machine; does nothing where it is gone. */
  void clear(Run.Running run);

  /** How a process ended. */
  sealed interface End {
    /**
     * @param reason why it was ended; null when it ended by itself
     */
    record Exited(Execution execution, @Nullable String reason) implements End {}

    /** Nobody knows how. */
    record Lost(String reason) implements End {}

    /** It cannot be run as things are. */
    record Refused(String reason) implements End {}
  }

  /** Nothing can be done for now. */
  final class MachineUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MachineUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Somebody else has the lease by now. */
  final class Outdated extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Outdated(String message) {
      super(message);
    }
  }
}
