package io.threeways.deploy.toggle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a toggle says to one context. Words of reasons and codes are OpenFeature's. */
public sealed interface Evaluation {
  Map<String, @Nullable Object> metadata();

  /**
   * @param value Boolean, Number, String, Map or List
   * @param reason {@code STATIC}, {@code TARGETING_MATCH} or {@code DEFAULT}
   */
  record Resolved(
      String key,
      @Nullable Object value,
      String variant,
      String reason,
      Map<String, @Nullable Object> metadata)
      implements Evaluation {}

  /**
   * The code's own default holds.
   *
   * @param reason {@code DISABLED} or {@code DEFAULT}
   */
  record CodeDefault(String key, String reason, Map<String, @Nullable Object> metadata)
      implements Evaluation {}

  /**
   * @param code {@code FLAG_NOT_FOUND}, {@code PARSE_ERROR} or {@code GENERAL}
   * @param details for a person
   */
  record Failed(String key, String code, String details, Map<String, @Nullable Object> metadata)
      implements Evaluation {}
}
