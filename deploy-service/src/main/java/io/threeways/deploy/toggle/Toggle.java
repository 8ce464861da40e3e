package io.threeways.deploy.toggle;

import java.time.Instant;
import java.util.Optional;

/**
 * A toggle and its last change.
 *
 * @param key one name for all applications, for example {@code shop.gift-wrapping}
 * @param version rises by one with every change, also over a removal
 * @param reason why it was changed, in the words of who did
 */
public record Toggle(
    String key,
    Definition definition,
    long version,
    Instant createdAt,
    Instant changedAt,
    String changedBy,
    String reason) {

  Toggle at(long next, Edit edit) {
    return new Toggle(key, definition, next, createdAt, edit.at(), edit.by(), edit.reason());
  }

  /** For whom it is on, in words. */
  public String state() {
    return Audience.describe(definition);
  }

  /** Nothing when it is disabled, not one of true and false, or its rules were written by hand. */
  public Optional<Audience> audience() {
    return definition.isEnabled() ? Audience.of(definition) : Optional.empty();
  }
}
