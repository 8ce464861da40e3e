package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Route;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One application in one environment: what is stable there, what is on its way, what waits.
 *
 * @param epoch of the lease over its servers; rises when the lease changes hands
 * @param stable has all traffic that no candidate has; null before the first deployment
 * @param retiring was stable before a rollout that is finishing; else null
 * @param current the latest deployment that began, over or not; null before the first
 * @param waiting for {@code current} to be over; null when none does
 */
public record Application(
    Place place,
    long epoch,
    @Nullable Version stable,
    @Nullable Version retiring,
    @Nullable Deployment current,
    @Nullable Deployment waiting) {

  /** A rollout is under way. */
  public boolean isBusy() {
    return current != null && !current.isOver();
  }

  /** The chain of what is on its way; empty before the first deployment has begun. */
  public Optional<UUID> chain() {
    return Optional.ofNullable(current).map(Deployment::cargo).map(Cargo::chain);
  }

  /** Those that are not history. */
  public List<Deployment> deployments() {
    return Stream.of(current, waiting).filter(Objects::nonNull).toList();
  }

  /** Whose servers may be running. */
  Set<UUID> running() {
    Set<UUID> all = new LinkedHashSet<>();
    Stream.of(stable, retiring).filter(Objects::nonNull).forEach(v -> all.add(v.deployment()));
    if (current != null) {
      all.add(current.id());
    }
    return all;
  }

  Application withWaiting(@Nullable Deployment next) {
    return new Application(place, epoch, stable, retiring, current, next);
  }

  Application withStable(Version next) {
    return new Application(place, epoch, next, retiring, current, waiting);
  }

  /** What waited has begun. */
  Application begin(Deployment begun) {
    return new Application(place, epoch, stable, retiring, begun, null);
  }

  /** The rollout goes on; what finishes becomes the stable version. */
  Application advance(Rollout next, Reason reason, Instant now) {
    Deployment moved = rollingOut().enter(next, reason, now);
    return switch (next) {
      case Rollout.Finishing finishing ->
          new Application(
              place, epoch, Version.of(moved, finishing.servers(), now), stable, moved, waiting);
      case Rollout.Over over -> new Application(place, epoch, stable, null, moved, waiting);
      case Rollout.Waiting _, Rollout.Preparing _, Rollout.Trial _, Rollout.RollingBack _ ->
          new Application(place, epoch, stable, retiring, moved, waiting);
    };
  }

  Application lastEvent(UUID event) {
    return new Application(place, epoch, stable, retiring, rollingOut().after(event), waiting);
  }

  /** The latest deployment that began. */
  public Deployment rollingOut() {
    if (current == null) {
      throw new IllegalStateException("nothing was ever deployed to " + place);
    }
    return current;
  }

  /**
   * Where requests go, as it follows from the state; empty before anything is stable.
   *
   * <p>Every transaction that changes the state writes this, so that no crash lies between a
   * decision and its weights.
   */
  public Optional<Route> route() {
    if (stable == null) {
      return Optional.empty();
    }
    Route.Stable side = new Route.Stable(stable.release().artifact().digest(), stable.endpoints());
    return Optional.of(new Route(place, side, candidate(), stable.release().plan().sticky()));
  }

  private Route.@Nullable Candidate candidate() {
    if (current == null) {
      return null;
    }
    return switch (current.rollout()) {
      case Rollout.Trial trial -> candidate(current, trial.trial().servers());
      case Rollout.RollingBack back -> candidate(current, back.servers());
      case Rollout.Waiting _, Rollout.Preparing _, Rollout.Finishing _, Rollout.Over _ -> null;
    };
  }

  private static Route.Candidate candidate(Deployment deployment, List<Server> servers) {
    return new Route.Candidate(
        deployment.release().artifact().digest(),
        Server.endpoints(servers),
        Weight.of(deployment.rollout()),
        deployment.id(),
        Weight.step(deployment.rollout()));
  }
}
