package io.threeways.deploy.configuration;

import java.util.List;
import java.util.Map;

/**
 * A tool that brings a machine to what a file says. It runs on the machine itself, in the folder of
 * the commit's files, as one that nobody gave more rights; the machine's files are at {@link
 * #ROOT}, which it is also told.
 */
public interface Configurer {
  /** Where the machine's files are. */
  String ROOT = "/host";

  Tool tool();

  /**
   * @param mode whether it changes the machine
   * @param file that it reads, relative to the working folder
   */
  Invocation invocation(Mode mode, String file);

  /** What a run in {@link Mode#CHECK} says. */
  Outcome.OfCheck checked(Execution execution);

  /** What a run in {@link Mode#APPLY} says. */
  Outcome.OfApply applied(Execution execution);

  /** Whether it changes the machine. */
  enum Mode {
    CHECK,
    APPLY
  }

  /** How it is called. Its output is messages, {@link Execution#SEAM} as a line, its report. */
  record Invocation(List<String> command, Map<String, String> environment) {
    public Invocation {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }
}
