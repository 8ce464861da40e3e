package io.threeways.pipeline.file;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit, of a shape that the schema has checked. */
final class Amounts {
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)(\\D+)");

  private Amounts() {}

  static Duration duration(String text) {
    Matcher parts = parts(text);
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> throw new IllegalArgumentException("not a duration: " + text);
    };
  }

  static int mebibytes(String text) {
    Matcher parts = parts(text);
    int number = Integer.parseInt(parts.group(1));
    return parts.group(2).equals("Gi") ? Math.multiplyExact(number, 1024) : number;
  }

  static int percent(String text) {
    return Integer.parseInt(parts(text).group(1));
  }

  private static Matcher parts(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a number with a unit: " + text);
    }
    return parts;
  }
}
