package io.threeways.gateway.traffic.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations as a dictionary of structured fields (RFC 8941, 3.2): {@code gift=?1, rows=20,
 * colour="red"}. What such a field cannot say (objects, texts beyond ASCII, keys with capitals) is
 * left out, as is what failed: the application's own default holds then.
 */
final class ToggleField {
  private static final Pattern KEY = Pattern.compile("[a-z*][a-z0-9_.*-]*");
  private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7e]*");
  private static final long MOST = 999_999_999_999_999L;
  private static final double MOST_WITH_FRACTION = 999_999_999_999.0;
  private static final int DECIMALS = 3;

  private ToggleField() {}

  /**
   * @param prefix of the application's keys, which do not repeat it
   */
  static String of(JsonArray flags, String prefix) {
    StringJoiner field = new StringJoiner(", ");
    for (Object each : flags) {
      if (each instanceof JsonObject flag && flag.getString("key", "").startsWith(prefix)) {
        String key = flag.getString("key").substring(prefix.length());
        if (KEY.matcher(key).matches()) {
          value(flag.getValue("value")).ifPresent(value -> field.add(key + "=" + value));
        }
      }
    }
    return field.toString();
  }

  private static Optional<String> value(@Nullable Object value) {
    return switch (value) {
      case Boolean truth -> Optional.of(truth ? "?1" : "?0");
      case Integer whole -> Optional.of(whole.toString());
      case Long whole when Math.abs(whole) <= MOST -> Optional.of(whole.toString());
      case Double real when Math.abs(real) <= MOST_WITH_FRACTION ->
          Optional.of(
              BigDecimal.valueOf(real).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString());
      case String text when TEXT.matcher(text).matches() ->
          Optional.of('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
      case null, default -> Optional.empty();
    };
  }
}
