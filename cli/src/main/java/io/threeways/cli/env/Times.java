package io.threeways.cli.env;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 90m}, {@code 2h}. */
final class Times {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,5})([smh])");

  private Times() {}

  /** As the platform reads them: ISO 8601. */
  static String iso(String text) {
    Matcher time = SHAPE.matcher(text);
    if (!time.matches()) {
      throw new Failure(ExitCode.USAGE, "'%s' is no time".formatted(text), "90m, 2h or 45s");
    }
    long amount = Long.parseLong(time.group(1));
    Duration duration =
        switch (time.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    return duration.toString();
  }
}
