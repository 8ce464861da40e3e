package io.threeways.cli.terminal;

/** How a command ends. Scripts rely on it: a number never changes its meaning. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** The answer is no: a red build, a rolled back deployment, a failed assertion. */
  public static final int NO = 1;

  /** The command line cannot be understood. */
  public static final int USAGE = 2;

  /** What was asked for does not exist. */
  public static final int NOT_FOUND = 4;

  /** Nobody, or nobody with the right to do it. */
  public static final int DENIED = 5;

  /** The platform refused it, and said why. */
  public static final int REFUSED = 6;

  /** The platform does not run or does not answer. */
  public static final int UNAVAILABLE = 69;

  /** A fault of ours. */
  public static final int INTERNAL = 70;

  private ExitCode() {}
}
