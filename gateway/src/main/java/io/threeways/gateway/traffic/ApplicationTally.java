package io.threeways.gateway.traffic;

import io.threeways.gateway.traffic.RolloutTally.CellCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts one application in one environment: quiet times together, each rollout by itself. Single
 * writer.
 */
public final class ApplicationTally {
  private static final UnitCounts NO_UNITS = new UnitCounts.Growing().now();

  private final TallyLimits limits;
  private final Instant start;
  private final RequestCounts.Growing quiet = new RequestCounts.Growing();
  private final Map<UUID, Rollout> rollouts = new LinkedHashMap<>();
  private @Nullable UUID current;

  public ApplicationTally(TallyLimits limits, Instant start) {
    this.limits = limits;
    this.start = start;
  }

  /** The weights are about to change to those of {@code next}: every look ends here. */
  public void shift(Split next, Instant now) {
    closeLooks();
    Arm candidate = next.candidate();
    UUID deployment = candidate == null ? null : candidate.deployment();
    Rollout ended = current == null ? null : rollouts.get(current);
    if (ended != null && !ended.is(deployment)) {
      ended.endedAt = now;
    }
    if (deployment != null) {
      rollouts.computeIfAbsent(deployment, id -> new Rollout(id, next.unit(), limits, now))
              .endedAt =
          null;
    }
    current = deployment;
  }

  public void closeLooks() {
    rollouts.values().forEach(rollout -> rollout.tally.closeLook());
  }

  /** An answer to a request that had been assigned to {@code arm}. */
  public void count(Arm arm, long key, boolean bad, double seconds) {
    if (arm.deployment() == null) {
      quiet.add(bad, seconds, Latency.bucket(seconds));
      return;
    }
    Rollout rollout = rollouts.get(arm.deployment());
    if (rollout != null) {
      rollout.tally.count(new Served(arm.version(), arm.step(), key, bad, seconds));
    }
  }

  /** Everything so far, the quiet times first. */
  public List<Observed> observe() {
    List<Observed> all = new ArrayList<>();
    CellCounts steady = new CellCounts(Version.STABLE, 0, quiet.now(), NO_UNITS);
    all.add(new Observed(null, UnitOfAssignment.REQUEST, start, List.of(steady)));
    for (Rollout rollout : rollouts.values()) {
      RolloutTally tally = rollout.tally;
      all.add(new Observed(rollout.id, tally.unit(), rollout.start, tally.counts()));
    }
    return all;
  }

  /** Forgets the rollouts that ended before {@code moment}, their keys with them. */
  public void forgetEndedBefore(Instant moment) {
    rollouts
        .values()
        .removeIf(rollout -> rollout.endedAt != null && rollout.endedAt.isBefore(moment));
  }

  /**
   * Cumulative counts since {@code start}.
   *
   * @param deployment null in quiet times
   */
  public record Observed(
      @Nullable UUID deployment, UnitOfAssignment unit, Instant start, List<CellCounts> cells) {
    public Observed {
      cells = List.copyOf(cells);
    }
  }

  private static final class Rollout {
    private final UUID id;
    private final RolloutTally tally;
    private final Instant start;
    private @Nullable Instant endedAt;

    Rollout(UUID id, UnitOfAssignment unit, TallyLimits limits, Instant start) {
      this.id = id;
      this.tally = new RolloutTally(unit, limits);
      this.start = start;
    }

    boolean is(@Nullable UUID other) {
      return id.equals(other);
    }
  }
}
