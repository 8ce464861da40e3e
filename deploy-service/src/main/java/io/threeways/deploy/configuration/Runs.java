package io.threeways.deploy.configuration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs of configurers, done and to do. */
public interface Runs {
  void save(Run run);

  Optional<Run> find(UUID id);

  /**
   * What runs, then what waits in the order of its turn: what is to be applied, looks for drift,
   * proposals; of each the oldest first.
   */
  List<Run> open(String environment);

  /** The newest application that was asked for and not dropped. */
  Optional<Run> lastApply(String environment);

  /** The newest of its kind that ended. */
  Optional<Run.Ended> lastEnded(String environment, Kind kind);

  /**
   * Newest first.
   *
   * @param environment null for all
   * @param commit null for all
   */
  List<Run> list(@Nullable String environment, @Nullable String commit, int limit);
}
