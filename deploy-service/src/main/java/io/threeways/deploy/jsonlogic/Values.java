package io.threeways.deploy.jsonlogic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as JavaScript sees them, save that whole numbers of 64 bits keep all their digits.
 */
final class Values {
  private static final double EXACT = 1L << 53;

  /** Characters of a text that is read as a number. A double has 17 digits. */
  private static final int LONGEST_NUMBER = 1_024;

  /** Lists around a number that are looked through. */
  private static final int DEEPEST_NUMBER = 100;

  private Values() {}

  static List<@Nullable Object> list(List<Expression> parts, Scope scope) {
    scope.steps().take(parts.size());
    List<@Nullable Object> values = new ArrayList<>(parts.size());
    for (Expression part : parts) {
      values.add(part.in(scope));
    }
    return values;
  }

  static boolean truthy(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
      case String text -> !text.isEmpty();
      case List<?> items -> !items.isEmpty();
      default -> true;
    };
  }

  static boolean strictlyEqual(@Nullable Object left, @Nullable Object right, Steps steps) {
    if (left instanceof Number a && right instanceof Number b) {
      return compared(a, b) == 0;
    }
    if (left instanceof String a && right instanceof String b && a.length() != b.length()) {
      return false;
    }
    steps.whole(left);
    return Objects.equals(left, right);
  }

  static boolean looselyEqual(@Nullable Object left, @Nullable Object right, Steps steps) {
    if (left == null || right == null) {
      return left == right;
    }
    boolean same =
        left.getClass() == right.getClass() || left instanceof Number && right instanceof Number;
    if (same || left instanceof Map || right instanceof Map) {
      return strictlyEqual(left, right, steps);
    }
    return number(left) == number(right);
  }

  /** Of numbers; texts that are both texts are compared as texts. Nothing equals NaN. */
  static boolean less(@Nullable Object left, @Nullable Object right, boolean orEqual, Steps steps) {
    if (left instanceof String a && right instanceof String b) {
      steps.whole(a);
      return orEqual ? a.compareTo(b) <= 0 : a.compareTo(b) < 0;
    }
    if (left instanceof Number a && right instanceof Number b) {
      return orEqual ? compared(a, b) <= 0 : compared(a, b) < 0;
    }
    double a = number(left);
    double b = number(right);
    return orEqual ? a <= b : a < b;
  }

  private static int compared(Number left, Number right) {
    return isWhole(left) && isWhole(right)
        ? exact(left).compareTo(exact(right))
        : Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
  }

  static double number(@Nullable Object value) {
    Object inner = value;
    for (int depth = 0;
        depth < DEEPEST_NUMBER && inner instanceof List<?> items && items.size() == 1;
        depth++) {
      inner = items.getFirst();
    }
    return switch (inner) {
      case null -> 0;
      case Boolean truth -> truth ? 1 : 0;
      case Number number -> number.doubleValue();
      case String text -> parsed(text);
      case List<?> items when items.isEmpty() -> 0;
      default -> Double.NaN;
    };
  }

  private static double parsed(String text) {
    if (text.isBlank()) {
      return 0;
    }
    String digits = text.strip();
    if (digits.length() > LONGEST_NUMBER) {
      return Double.NaN;
    }
    try {
      return new BigDecimal(digits).doubleValue();
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A result of arithmetic; null where JavaScript has a number that JSON does not have. */
  static @Nullable Number result(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return null;
    }
    if (number == Math.rint(number) && Math.abs(number) < EXACT) {
      return (long) number;
    }
    return number;
  }

  /** As JavaScript writes it: whole numbers without a fraction. */
  static String text(@Nullable Object value, Steps steps) {
    steps.whole(value);
    return text(value);
  }

  /** Of what is known to be small. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Number number when isWhole(number) -> exact(number).toString();
      default -> String.valueOf(value);
    };
  }

  static boolean isWhole(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return value == Math.rint(value) && Math.abs(value) < 1e21;
    }
    return !(number instanceof BigDecimal decimal)
        || decimal.signum() == 0
        || decimal.stripTrailingZeros().scale() <= 0 && decimal.precision() < 22;
  }

  static BigInteger exact(Number number) {
    return switch (number) {
      case BigInteger whole -> whole;
      case BigDecimal decimal -> decimal.toBigInteger();
      case Double value -> new BigDecimal(value).toBigInteger();
      case Float value -> new BigDecimal(value).toBigInteger();
      default -> BigInteger.valueOf(number.longValue());
    };
  }
}
