package io.threeways.deploy.toggle.http;

import io.threeways.deploy.toggle.Definition;
import io.threeways.deploy.toggle.ToggleChange;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a toggle's audit.
 *
 * @param definition null for its removal
 */
public record ChangeView(
    long version,
    Instant at,
    String by,
    String reason,
    String state,
    @Nullable Map<String, @Nullable Object> definition) {

  static ChangeView of(ToggleChange change) {
    Definition definition = change.definition();
    return new ChangeView(
        change.version(),
        change.at(),
        change.by(),
        change.reason(),
        change.state(),
        definition == null ? null : definition.json());
  }
}
