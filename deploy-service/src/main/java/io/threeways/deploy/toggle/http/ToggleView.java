package io.threeways.deploy.toggle.http;

import io.threeways.deploy.toggle.Audience;
import io.threeways.deploy.toggle.Toggle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A toggle for people and tools.
 *
 * @param state for whom it is on, in words
 * @param audience the same in numbers; null when no command could have said it
 * @param expires the day from which on it should be gone; null when nobody said one
 * @param overdue whether it should be gone by now: somebody's code still asks for it, or nobody's
 * @param definition as flagd has it
 */
public record ToggleView(
    String key,
    String state,
    @Nullable AudienceView audience,
    String owner,
    @Nullable LocalDate expires,
    boolean overdue,
    long version,
    Instant createdAt,
    Instant changedAt,
    String changedBy,
    String reason,
    Map<String, @Nullable Object> definition) {

  /**
   * @param named values of attributes for which it is on whatever the share
   * @param percent of all others
   */
  public record AudienceView(Map<String, List<String>> named, int percent) {
    static AudienceView of(Audience audience) {
      Map<String, List<String>> named = new TreeMap<>();
      audience
          .named()
          .forEach((attribute, values) -> named.put(attribute, values.stream().sorted().toList()));
      return new AudienceView(named, audience.percent());
    }
  }

  static ToggleView of(Toggle toggle, LocalDate today) {
    LocalDate expires = toggle.definition().expires().orElse(null);
    return new ToggleView(
        toggle.key(),
        toggle.state(),
        toggle.audience().map(AudienceView::of).orElse(null),
        toggle.definition().owner(),
        expires,
        expires != null && !today.isBefore(expires),
        toggle.version(),
        toggle.createdAt(),
        toggle.changedAt(),
        toggle.changedBy(),
        toggle.reason(),
        toggle.definition().json());
  }
}
