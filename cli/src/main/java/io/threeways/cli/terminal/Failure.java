package io.threeways.cli.terminal;

/** A command cannot do what it was asked: what, where, why and what to do about it. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final String remedy;

  /**
   * @param exitCode one of {@link ExitCode}
   * @param what one sentence: what failed, where and why
   * @param remedy one sentence: what to do; empty when nobody knows
   */
  public Failure(int exitCode, String what, String remedy) {
    super(what);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  public int exitCode() {
    return exitCode;
  }

  public String remedy() {
    return remedy;
  }
}
