package io.threeways.pipeline.report;

/**
 * Why a report cannot be believed.
 *
 * @param path of the report in the workspace
 * @param line beginning with 1
 * @param column beginning with 1
 */
public record ReportProblem(String path, int line, int column, String message) {

  /** As compilers say it. */
  public String describe() {
    return path + ":" + line + ":" + column + ": " + message;
  }
}
