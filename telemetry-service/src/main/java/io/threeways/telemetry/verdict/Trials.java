package io.threeways.telemetry.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rollouts that are judged. Everything but {@link #find}, {@link #entries} and {@link #overdue}
 * needs a transaction; a lock is held until it ends, so that two processes judge one rollout one
 * after the other.
 */
public interface Trials {
  /** Locks it; nothing when nobody told of it yet. */
  Optional<Trial> lock(UUID deployment);

  /** Locks it, after opening it if this is the first that is told of it. */
  Trial lockOrOpen(Subject subject);

  void save(Trial trial);

  /** Keeps the strata of closed looks, in their order. */
  void record(UUID deployment, List<Look> looks);

  Optional<Trial> find(UUID deployment);

  /** The strata of all closed looks, in the order in which they were recorded. */
  List<Look.Entry> entries(UUID deployment);

  /** Those whose step has no answer although its deadline has passed. */
  List<UUID> overdue(Instant now);
}
