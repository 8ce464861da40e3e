package io.threeways.pipeline.report;

import org.jspecify.annotations.Nullable;

/**
 * One failed test.
 *
 * @param suite the test class, bounded as all names are by {@link #LONGEST_NAME}
 * @param test its name
 * @param message what it said, bounded by {@link ReportLimits#message()}
 * @param file where it failed, as the stack trace tells: the package's path and the file's name;
 *     null when it does not tell
 * @param line in {@code file}; null when the report does not tell
 */
public record FailedTest(
    String suite, String test, String message, @Nullable String file, @Nullable Integer line) {
  /** In characters. A failure is told in events, which have to fit a record of Kafka. */
  public static final int LONGEST_NAME = 500;

  public FailedTest {
    suite = Bounded.to(LONGEST_NAME, suite);
    test = Bounded.to(LONGEST_NAME, test);
    file = file == null ? null : Bounded.to(LONGEST_NAME, file);
  }

  public TestName name() {
    return new TestName(suite, test);
  }

  /** In one line, for a terminal. */
  public String describe() {
    String where = file == null ? "" : " (" + file + (line == null ? "" : ":" + line) + ")";
    return name() + where + ": " + message.lines().findFirst().orElse("");
  }
}
