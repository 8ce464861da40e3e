package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.OpenEnvironment;
import io.threeways.deploy.rollout.RecordMove.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What waits begins as soon as the place is free and nothing of the one before is left. */
@ApplicationScoped
class BeginRollout {
  private final Releases releases;
  private final OpenEnvironment environment;
  private final RecordMove moves;
  private final Ids ids;
  private final RolloutClock clock;
  private final Limits limits;

  @Inject
  BeginRollout(
      Releases releases,
      OpenEnvironment environment,
      RecordMove moves,
      Ids ids,
      RolloutClock clock,
      Limits limits) {
    this.releases = releases;
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
    if (seen.waiting() == null || seen.isBusy() || !isClean(seen, servers)) {
      return false;
    }
    UUID ownChain = ids.next();
    return moves.decide(
        seen.place(),
        application ->
            application.equals(seen) && application.waiting() != null
                ? Decided.by(begun(application, application.waiting(), ownChain), true)
                : Decided.without(false));
  }

  private boolean isClean(Application seen, Seen servers) {
    return Wanted.of(seen, clock.instant()).containsAll(servers.alive());
  }

  private Move begun(Application application, Deployment waiting, UUID ownChain) {
    Instant now = clock.instant();
    Deployment begun =
        waiting.begin(
            cargo(application, waiting, ownChain, now),
            new Rollout.Waiting().start(servers(waiting, now), now.plus(limits.start())),
            now);
    Origin origin = begun.origin();
    environment.of(begun.place(), begun.carried().chain(), origin.event(), origin.chain(), now);
    return Move.on(application.begin(begun), Reason.observed("the place is free"));
  }

  private Cargo cargo(Application application, Deployment waiting, UUID ownChain, Instant now) {
    Release before = application.stable() == null ? null : application.stable().release();
    long stable = before == null ? 0 : before.artifact().number();
    List<Change> changes =
        releases.changes(waiting.place(), stable, waiting.release().artifact().number());
    return Cargo.of(changes, before, ownChain, now);
  }

  private static List<Server> servers(Deployment deployment, Instant now) {
    return IntStream.range(0, deployment.release().plan().servers())
        .mapToObj(index -> Server.wanted(index, now))
        .toList();
  }
}
