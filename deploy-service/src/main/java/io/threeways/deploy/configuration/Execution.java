package io.threeways.deploy.configuration;

import java.util.List;

/**
 * A tool ran to its end.
 *
 * @param messages what it said for people
 * @param report what it wrote for us; empty when it did not come so far
 */
public record Execution(int exitCode, String messages, String report) {
  /** Enough for an error and where it is; the rest of a tool's words helps nobody. */
  private static final int LAST_LINES = 20;

  /** Stands between the two; no report has it at the beginning of a line. */
  public static final String SEAM = "=== report ===";

  /**
   * @param output of the process: messages, then the report
   */
  public static Execution of(int exitCode, String output) {
    String line = "\n" + SEAM + "\n";
    int seam = output.lastIndexOf(line);
    return seam < 0
        ? new Execution(exitCode, output, "")
        : new Execution(
            exitCode, output.substring(0, seam), output.substring(seam + line.length()));
  }

  /** It told nothing that can be relied upon. */
  public Outcome.Failed failed(String reason) {
    List<String> lines = messages.strip().lines().toList();
    return new Outcome.Failed(
        reason,
        exitCode,
        String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
  }
}
