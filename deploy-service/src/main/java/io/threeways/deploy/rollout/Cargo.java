package io.threeways.deploy.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment carries, known when it begins.
 *
 * @param chain of its events: the change's own when it carries one, else its own
 * @param changes everything that is in it and not in {@code before}
 * @param before what was stable when it began; null at the first deployment
 * @param lastEvent that was published about it; null before the first
 */
public record Cargo(
    UUID chain,
    List<Change> changes,
    @Nullable Release before,
    Instant startedAt,
    @Nullable UUID lastEvent) {

  public Cargo {
    changes = List.copyOf(changes);
  }

  /**
   * @param ownChain used unless there is exactly one change
   */
  static Cargo of(List<Change> changes, @Nullable Release before, UUID ownChain, Instant now) {
    UUID chain = changes.size() == 1 ? changes.getFirst().chain() : ownChain;
    return new Cargo(chain, changes, before, now, null);
  }

  Cargo after(UUID event) {
    return new Cargo(chain, changes, before, startedAt, event);
  }
}
