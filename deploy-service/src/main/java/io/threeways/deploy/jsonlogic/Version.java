package io.threeways.deploy.jsonlogic;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version (semver.org, 2.0.0), or as flagd reads it: with a v before it, or without its
 * last numbers. What stands after + does not count.
 *
 * @param prerelease identifiers after the hyphen
 */
record Version(BigInteger major, BigInteger minor, BigInteger patch, List<String> prerelease) {
  /** More than anybody's version has, and little enough to be compared. */
  private static final int LONGEST = 256;

  private static final String NUMBER = "(0|[1-9]\\d*)";
  private static final String NAMES = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
  private static final Pattern FORM =
      Pattern.compile(
          "[vV]?%1$s(?:\\.%1$s(?:\\.%1$s(?:-(%2$s))?(?:\\+%2$s)?)?)?".formatted(NUMBER, NAMES));
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  static @Nullable Version of(@Nullable Object value) {
    if (!(value instanceof String || value instanceof Number)) {
      return null;
    }
    String text = Values.text(value);
    Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      return null;
    }
    String names = form.group(4);
    return new Version(
        number(form.group(1)),
        number(form.group(2)),
        number(form.group(3)),
        names == null ? List.of() : List.of(names.split("\\.", -1)));
  }

  private static BigInteger number(@Nullable String digits) {
    return digits == null ? BigInteger.ZERO : new BigInteger(digits);
  }

  /**
   * @return null when there is no such operator
   */
  @Nullable Boolean compared(String operator, Version other) {
    return switch (operator) {
      case "=" -> order(other) == 0;
      case "!=" -> order(other) != 0;
      case "<" -> order(other) < 0;
      case "<=" -> order(other) <= 0;
      case ">" -> order(other) > 0;
      case ">=" -> order(other) >= 0;
      case "^" -> major.equals(other.major);
      case "~" -> major.equals(other.major) && minor.equals(other.minor);
      default -> null;
    };
  }

  private int order(Version other) {
    int order = major.compareTo(other.major);
    order = order == 0 ? minor.compareTo(other.minor) : order;
    order = order == 0 ? patch.compareTo(other.patch) : order;
    return order == 0 ? orderOfNames(other) : order;
  }

  private int orderOfNames(Version other) {
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
      int order = order(prerelease.get(i), other.prerelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  private static int order(String left, String right) {
    boolean leftIsNumber = DIGITS.matcher(left).matches();
    boolean rightIsNumber = DIGITS.matcher(right).matches();
    if (leftIsNumber && rightIsNumber) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return leftIsNumber == rightIsNumber
        ? left.compareTo(right)
        : Boolean.compare(rightIsNumber, leftIsNumber);
  }
}
