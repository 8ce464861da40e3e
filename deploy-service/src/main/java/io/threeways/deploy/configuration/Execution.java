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

  /**
   * Of what is matched against patterns. Whoever writes the playbook writes its names, and some
   * patterns take time, or stack, by more than the length.
   */
  private static final int LONGEST_LINE = 1_024;

  private static final int SHOWN = 80;

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

  /**
   * A line of a report that is short enough to be taken apart.
   *
   * @throws IllegalArgumentException when it is longer than names and paths are
   */
  public static String readable(String line) {
    if (line.length() > LONGEST_LINE) {
      throw new IllegalArgumentException(
          "a line has %,d characters, more than %,d: %s…"
              .formatted(line.length(), LONGEST_LINE, line.substring(0, SHOWN)));
    }
    return line;
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
