package io.threeways.pipeline.report;

/**
 * Why a report cannot be believed.
 *
 * @param path of the report in the workspace
 * @param line beginning with 1
 * @param column beginning with 1
 */
public record ReportProblem(String path, int line, int column, String message) {
  /** In characters, as {@link FailedTest#LONGEST_NAME}: parsers repeat what they do not like. */
  private static final int LONGEST_MESSAGE = 2_000;

  public ReportProblem {
    path = Bounded.to(FailedTest.LONGEST_NAME, path);
    message = Bounded.to(LONGEST_MESSAGE, message);
  }

  /** As compilers say it. */
  public String describe() {
    return path + ":" + line + ":" + column + ": " + message;
  }
}
