package io.threeways.build.release.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of release branches. */
@ConfigMapping(prefix = "threeways.build.release")
public interface ReleaseSettings {
  /** Commits that one push may bring: what is picked to stabilize a release is few. */
  @WithDefault("100")
  int picks();

  /**
   * Commits of other branches, the newest first, among which a pick's source is looked for: those
   * of some months, and read while a push holds the repository.
   */
  @WithDefault("2000")
  int history();

  /** False lets anything enter a release branch, to demonstrate what its rule is for. */
  @WithDefault("true")
  boolean guarded();
}
