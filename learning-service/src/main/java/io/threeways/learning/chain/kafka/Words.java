package io.threeways.learning.chain.kafka;

import io.threeways.events.CarriedChange;
import io.threeways.events.TestFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How amounts and names are said. */
final class Words {
  private static final int COMMIT_CHARACTERS = 8;

  private Words() {}

  /** {@code 1 test}, {@code 2 tests}. */
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** {@code 4.2 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  static String duration(Duration duration) {
    if (duration.toHours() > 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    if (duration.toMinutes() > 0) {
      return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }

  static String commit(String commit) {
    return commit.substring(0, Math.min(COMMIT_CHARACTERS, commit.length()));
  }

  static String changes(List<CarriedChange> changes) {
    return changes.stream()
        .map(change -> "%s (%s)".formatted(change.change(), change.title()))
        .collect(Collectors.joining(", "));
  }

  /** The test, where it failed and what it said. */
  static String test(TestFailure test) {
    String place =
        test.file() == null
            ? ""
            : " (%s%s)".formatted(test.file(), test.line() == null ? "" : ":" + test.line());
    return "%s.%s%s: %s".formatted(test.suite(), test.test(), place, test.message());
  }
}
