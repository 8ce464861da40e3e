package io.threeways.deploy.toggle.http;

import io.threeways.deploy.toggle.Toggle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A toggle for people and tools.
 *
 * @param state for whom it is on, in words
 * @param expires the day from which on it should be gone; null when nobody said one
 * @param overdue whether it should be gone by now: somebody's code still asks for it, or nobody's
 * @param definition as flagd has it
 */
public record ToggleView(
    String key,
    String state,
    String owner,
    @Nullable LocalDate expires,
    boolean overdue,
    long version,
    Instant createdAt,
    Instant changedAt,
    String changedBy,
    String reason,
    Map<String, @Nullable Object> definition) {

  static ToggleView of(Toggle toggle, LocalDate today) {
    LocalDate expires = toggle.definition().expires().orElse(null);
    return new ToggleView(
        toggle.key(),
        toggle.state(),
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
