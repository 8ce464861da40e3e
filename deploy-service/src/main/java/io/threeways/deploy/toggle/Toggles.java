package io.threeways.deploy.toggle;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The toggles of this installation. */
public interface Toggles {
  /** Until the caller's transaction ends nobody else changes any toggle. */
  void lock();

  Optional<Toggle> find(String key);

  /** Of the last change that there ever was; 0 when there was none. */
  long lastVersion(String key);

  int count();

  /**
   * As the change left it, gone if that was its removal; and the change in its history. Raises the
   * revision.
   */
  void save(Toggle toggle, ToggleChange change);

  /** The newest first. */
  List<ToggleChange> history(String key, int most);

  /** All of them, unless they are those of the revision that is known already. */
  Optional<Published> unlessAt(UUID revision);
}
