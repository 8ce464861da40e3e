package io.threeways.pipeline.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the report tells it.
 *
 * @param file that the report names; empty when it does not
 * @param line that the report names; null when it does not
 */
record Failure(
    String suite, String test, String message, String trace, String file, @Nullable Integer line) {

  /** {@code at module/pkg.Class$Inner.method(File.java:12)} */
  private static final Pattern FRAME =
      Pattern.compile(
          "^\\s*at (?:[^\\s/()]*/){0,3}([\\w$.]+)\\.[\\w$<>]+\\(([\\w$.-]+):(\\d{1,9})\\)",
          Pattern.MULTILINE);

  /** Frames of these are about how the test is run and what it asserts with. */
  private static final List<String> MACHINERY =
      List.of(
          "java.",
          "jdk.",
          "sun.",
          "org.junit.",
          "org.opentest4j.",
          "org.assertj.",
          "org.hamcrest.");

  FailedTest located(ReportLimits limits) {
    String said = message.isBlank() ? trace.strip().lines().findFirst().orElse("") : message;
    String bounded = Bounded.to(limits.message(), said);
    if (!file.isEmpty()) {
      return new FailedTest(suite, test, bounded, file, line);
    }
    return ownFrame()
        .or(this::firstFrame)
        .map(frame -> new FailedTest(suite, test, bounded, path(frame), number(frame)))
        .orElseGet(() -> new FailedTest(suite, test, bounded, null, null));
  }

  private Optional<MatchResult> ownFrame() {
    return frames()
        .filter(frame -> frame.group(1).equals(suite) || frame.group(1).startsWith(suite + "$"))
        .findFirst();
  }

  private Optional<MatchResult> firstFrame() {
    return frames()
        .filter(frame -> MACHINERY.stream().noneMatch(frame.group(1)::startsWith))
        .findFirst();
  }

  private java.util.stream.Stream<MatchResult> frames() {
    Matcher frames = FRAME.matcher(trace);
    return frames.results();
  }

  private static String path(MatchResult frame) {
    String type = frame.group(1);
    int end = type.lastIndexOf('.');
    return end < 0
        ? frame.group(2)
        : type.substring(0, end).replace('.', '/') + "/" + frame.group(2);
  }

  private static Integer number(MatchResult frame) {
    return Integer.valueOf(frame.group(3));
  }
}
