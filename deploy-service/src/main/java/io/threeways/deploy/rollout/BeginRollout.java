package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.OpenEnvironment;
import io.threeways.deploy.rollout.RecordMove.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What waits begins as soon as the place is free, nothing of the one before is left, and no gate
 * holds it.
 */
@ApplicationScoped
class BeginRollout {
  private final Gates gates;
  private final CarriedChanges changes;
  private final Announcements announcements;
  private final OpenEnvironment environment;
  private final RecordMove moves;
  private final Ids ids;
  private final RolloutClock clock;
  private final Limits limits;

  @Inject
  BeginRollout(
      Gates gates,
      CarriedChanges changes,
      Announcements announcements,
      OpenEnvironment environment,
      RecordMove moves,
      Ids ids,
      RolloutClock clock,
      Limits limits) {
    this.gates = gates;
    this.changes = changes;
    this.announcements = announcements;
    this.environment = environment;
    this.moves = moves;
    this.ids = ids;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * @return whether something began
   */
  boolean begin(Application seen, Seen servers) {
    Deployment next = seen.waiting();
    if (seen.closing() || next == null || seen.isBusy() || !isClean(seen, servers)) {
      return false;
    }
    List<Hold> holds = gates.holds(seen, next, clock.instant());
    if (!holds.isEmpty()) {
      return held(seen, next, holds);
    }
    Standby standby = seen.standby();
    if (standby != null && !returns(next, standby)) {
      // There is room for two versions, not for three.
      return moves.record(seen, Move.aside(seen.dismissStandby(), List.of()));
    }
    UUID ownChain = ids.next();
    return moves.decide(
        seen.place(),
        application ->
            application.equals(seen) && application.waiting() != null
                ? Decided.by(begun(application, application.waiting(), ownChain), true)
                : Decided.without(false));
  }

  /** Tells of it when it is news. */
  private boolean held(Application seen, Deployment waiting, List<Hold> holds) {
    if (!(waiting.rollout() instanceof Rollout.Waiting state) || state.holds().equals(holds)) {
      return false;
    }
    Instant now = clock.instant();
    Reason reason =
        Reason.observed("held: " + String.join(" ", holds.stream().map(Hold::reason).toList()));
    Application next = seen.withWaiting(waiting.enter(state.held(holds), reason, now));
    return moves.decide(
        seen.place(),
        application -> {
          if (!application.equals(seen)) {
            return Decided.without(false);
          }
          holds.stream()
              .filter(hold -> !state.holds().contains(hold))
              .forEach(hold -> announcements.held(waiting, hold, now));
          return Decided.by(Move.aside(next, List.of()), true);
        });
  }

  private boolean isClean(Application seen, Seen servers) {
    return Wanted.of(seen, clock.instant()).containsAll(servers.alive());
  }

  private static boolean returns(Deployment waiting, Standby standby) {
    return waiting.origin().wayBack() && standby.holds(waiting.release());
  }

  private Move begun(Application application, Deployment waiting, UUID ownChain) {
    Instant now = clock.instant();
    Reason reason = Reason.observed("the place is free");
    Deployment loaded = waiting.carrying(cargo(application, waiting, ownChain, now));
    Deployment begun = loaded.enter(first(application, loaded, now), reason, now);
    Origin origin = begun.origin();
    environment.of(begun.place(), begun.carried().chain(), origin.event(), origin.chain(), now);
    return Move.on(application.begin(begun), reason);
  }

  private Rollout first(Application application, Deployment loaded, Instant now) {
    Standby standby = application.standby();
    Rollout.Waiting waiting = new Rollout.Waiting();
    return standby == null
        ? waiting.begin(loaded.course(), application.beside(), now, limits)
        : waiting.returnTo(standby.version().servers());
  }

  private Cargo cargo(Application application, Deployment waiting, UUID ownChain, Instant now) {
    Release before = application.stable() == null ? null : application.stable().release();
    return Cargo.of(changes.of(application, waiting), before, ownChain, now);
  }
}
