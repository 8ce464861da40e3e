package io.threeways.deploy.toggle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way to change toggles: state, history and event in one transaction. */
@ApplicationScoped
public class ChangeToggle {
  private final Toggles toggles;
  private final ToggleAnnouncements announcements;
  private final ToggleLimits limits;

  @Inject
  public ChangeToggle(Toggles toggles, ToggleAnnouncements announcements, ToggleLimits limits) {
    this.toggles = toggles;
    this.announcements = announcements;
    this.limits = limits;
  }

  /**
   * These toggles shall be exactly so, all of them or none; others stay. One that has no owner gets
   * who asks.
   *
   * @return one result for each, or the one that refuses them
   */
  @Transactional
  public List<ToggleResult> apply(Map<String, Definition> definitions, Edit edit) {
    toggles.lock();
    long added = definitions.keySet().stream().filter(key -> toggles.find(key).isEmpty()).count();
    if (toggles.count() + added > limits.toggles()) {
      return List.of(
          new ToggleResult.Refused(
              "too-many-toggles",
              "There would be more than %d toggles; remove those that are done with."
                  .formatted(limits.toggles())));
    }
    List<ToggleResult> results = new ArrayList<>();
    definitions.forEach((key, definition) -> results.add(put(key, definition, edit)));
    return results;
  }

  /** Someone's or everyone's switch is turned. */
  @Transactional
  public ToggleResult turn(String key, ToggleCommand command, Edit edit) {
    toggles.lock();
    Optional<Toggle> toggle = toggles.find(key);
    return toggle.isEmpty() ? new ToggleResult.Unknown(key) : turned(toggle.get(), command, edit);
  }

  /** It is gone from now on, and its history is not. */
  @Transactional
  public ToggleResult remove(String key, Edit edit) {
    toggles.lock();
    Optional<Toggle> toggle = toggles.find(key);
    if (toggle.isEmpty()) {
      return new ToggleResult.Unknown(key);
    }
    long version = toggle.get().version() + 1;
    record(toggle.get().at(version, edit), ToggleChange.REMOVED, null, edit);
    return new ToggleResult.Removed(key);
  }

  private ToggleResult put(String key, Definition wanted, Edit edit) {
    Optional<Toggle> before = toggles.find(key);
    Definition definition =
        wanted.ownedBy(before.map(toggle -> toggle.definition().owner()).orElse(edit.by()));
    if (before.isPresent() && before.get().definition().equals(definition)) {
      return new ToggleResult.Done(before.get());
    }
    Instant created = before.map(Toggle::createdAt).orElse(edit.at());
    Toggle toggle =
        new Toggle(
            key,
            definition,
            toggles.lastVersion(key) + 1,
            created,
            edit.at(),
            edit.by(),
            edit.reason());
    record(toggle, toggle.state(), definition, edit);
    return new ToggleResult.Done(toggle);
  }

  private void record(Toggle toggle, String state, @Nullable Definition definition, Edit edit) {
    ToggleChange change =
        new ToggleChange(
            toggle.key(), toggle.version(), edit.at(), edit.by(), edit.reason(), state, definition);
    toggles.save(toggle, change);
    announcements.changed(change);
  }

  private ToggleResult turned(Toggle toggle, ToggleCommand command, Edit edit) {
    Definition definition = toggle.definition();
    Optional<Audience.Variants> variants = Audience.Variants.of(definition);
    if (variants.isEmpty()) {
      return new ToggleResult.Refused(
          "not-a-switch",
          "%s is not one of true and false: change its definition.".formatted(toggle.key()));
    }
    Optional<Audience> audience = audience(definition, command);
    if (audience.isEmpty()) {
      return new ToggleResult.Refused(
          "written-by-hand",
          ("The targeting of %s was written by hand, and this command would have to guess what of"
                  + " it shall stay: change its definition, or switch it on or off for everyone.")
              .formatted(toggle.key()));
    }
    return put(toggle.key(), audience.get().in(definition, variants.get()), edit);
  }

  private static Optional<Audience> audience(Definition definition, ToggleCommand command) {
    return switch (command) {
      case ToggleCommand.On _ -> Optional.of(Audience.ALL);
      case ToggleCommand.Off _ -> Optional.of(Audience.NOBODY);
      case ToggleCommand.OnFor(String attribute, String value) ->
          Audience.of(definition).map(audience -> audience.and(attribute, value));
      case ToggleCommand.Ramp(int percent) ->
          Audience.of(definition).map(audience -> audience.share(percent));
    };
  }
}
