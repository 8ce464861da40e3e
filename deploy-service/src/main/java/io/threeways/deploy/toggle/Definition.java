package io.threeways.deploy.toggle;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A toggle as flagd defines one (flags.json, {@code definitions/baseFlag}), references written out.
 *
 * @param json members as they were sent
 */
public record Definition(Map<String, @Nullable Object> json) {
  /** Who answers for the toggle: a member of its metadata. */
  public static final String OWNER = "owner";

  /** The day from which on it should be gone, ISO 8601: a member of its metadata. */
  public static final String EXPIRES = "expires";

  public Definition {
    json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
  }

  boolean isEnabled() {
    return "ENABLED".equals(json.get("state"));
  }

  public Map<String, @Nullable Object> variants() {
    return members("variants");
  }

  public @Nullable String defaultVariant() {
    return json.get("defaultVariant") instanceof String name ? name : null;
  }

  /** Null when there is none; an empty one is none. */
  @Nullable Object targeting() {
    Object targeting = json.get("targeting");
    return targeting instanceof Map<?, ?> rule && rule.isEmpty() ? null : targeting;
  }

  public Map<String, @Nullable Object> metadata() {
    return members("metadata");
  }

  public String owner() {
    return metadata().get(OWNER) instanceof String owner ? owner : "";
  }

  public Optional<LocalDate> expires() {
    return metadata().get(EXPIRES) instanceof String day ? day(day) : Optional.empty();
  }

  /** Nothing when the text is not a day of the calendar. */
  public static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  Definition ownedBy(String owner) {
    return owner().isEmpty() ? with("metadata", plus(metadata(), OWNER, owner)) : this;
  }

  Definition with(String member, @Nullable Object value) {
    return new Definition(plus(json, member, value));
  }

  Definition without(String member) {
    Map<String, @Nullable Object> fewer = new LinkedHashMap<>(json);
    fewer.remove(member);
    return new Definition(fewer);
  }

  private static Map<String, @Nullable Object> plus(
      Map<String, @Nullable Object> members, String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return more;
  }

  private Map<String, @Nullable Object> members(String name) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (json.get(name) instanceof Map<?, ?> object) {
      object.forEach((key, value) -> members.put(String.valueOf(key), value));
    }
    return Collections.unmodifiableMap(members);
  }
}
