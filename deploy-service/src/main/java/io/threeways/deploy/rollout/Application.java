package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Route;
import java.time.Duration;
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
 * @param retiring will have no traffic again, and its servers end; else null
 * @param standby was stable before and can take all traffic again; else null
 * @param current the latest deployment that began, over or not; null before the first
 * @param waiting for {@code current} to be over; null when none does
 * @param closing nothing shall run there any more, and nothing ever will again
 */
public record Application(
    Place place,
    long epoch,
    @Nullable Version stable,
    @Nullable Version retiring,
    @Nullable Standby standby,
    @Nullable Deployment current,
    @Nullable Deployment waiting,
    boolean closing) {

  /** Of a place where nothing was ever deployed. */
  static Application empty(Place place) {
    return new Application(place, 0, null, null, null, null, null, false);
  }

  /** A rollout is under way. */
  public boolean isBusy() {
    return current != null && !current.isOver();
  }

  /** The chain of what is on its way; empty before the first deployment has begun. */
  public Optional<UUID> chain() {
    return Optional.ofNullable(current).map(Deployment::cargo).map(Cargo::chain);
  }

  /** The deployment whose version got traffic last; empty before the first. */
  Optional<UUID> newest() {
    boolean onItsWay =
        current != null
            && current.rollout() instanceof Rollout.Undecided undecided
            && !undecided.serving().isNone();
    return onItsWay
        ? Optional.of(rollingOut().id())
        : Optional.ofNullable(stable).map(Version::deployment);
  }

  /** Those that are not history. */
  public List<Deployment> deployments() {
    return Stream.of(current, waiting).filter(Objects::nonNull).toList();
  }

  /** Whose servers may be running. */
  Set<UUID> running() {
    Set<UUID> all = new LinkedHashSet<>();
    Version warm = standby == null ? null : standby.version();
    Stream.of(stable, retiring, warm).filter(Objects::nonNull).forEach(v -> all.add(v.fleet()));
    if (current != null) {
      all.add(current.id());
    }
    return all;
  }

  /** Servers of the stable version, on their way or there. */
  List<Server> beside() {
    return stable == null ? List.of() : stable.servers();
  }

  Application withWaiting(@Nullable Deployment next) {
    return new Application(place, epoch, stable, retiring, standby, current, next, closing);
  }

  Application withStable(@Nullable Version next) {
    return new Application(place, epoch, next, retiring, standby, current, waiting, closing);
  }

  /** Another version needs the place, or its time is over: its servers end. */
  Application dismissStandby() {
    return standby == null ? this : withRetiring(standby.version()).withStandby(null);
  }

  Application withStandby(@Nullable Standby next) {
    return new Application(place, epoch, stable, retiring, next, current, waiting, closing);
  }

  private Application withRetiring(@Nullable Version next) {
    return new Application(place, epoch, stable, next, standby, current, waiting, closing);
  }

  private Application withCurrent(Deployment next) {
    return new Application(place, epoch, stable, retiring, standby, next, waiting, closing);
  }

  /** Everything there ends, wherever it stands; what waits never begins. */
  Application close() {
    return new Application(place, epoch, stable, retiring, standby, current, null, true);
  }

  /** What waited has begun. */
  Application begin(Deployment begun) {
    return withWaiting(null).withCurrent(begun).giveWay(begun.rollout());
  }

  /** The rollout goes on; what finishes becomes the stable version. */
  Application advance(Rollout next, Reason reason, Instant now) {
    Deployment moved = rollingOut().enter(next, reason, now);
    Application after = withCurrent(moved);
    return switch (next) {
      case Rollout.Draining _ -> after.giveWay(next);
      case Rollout.Finishing finishing ->
          rollingOut().rollout() instanceof Rollout.Returning
              ? after.returned(moved, now)
              : after.replaced(moved, finishing, now);
      case Rollout.Restoring _, Rollout.RollingBack _ -> after.comeBack(now);
      case Rollout.Over _ -> after.withRetiring(null).comeBack(now);
      case Rollout.StartingServers _ ->
          rollingOut().rollout() instanceof Rollout.Returning ? after.dismissStandby() : after;
      case Rollout.Waiting _, Rollout.Preparing _, Rollout.Returning _, Rollout.Trial _ -> after;
    };
  }

  /** Servers that drain are not the stable version's any more. */
  private Application giveWay(Rollout next) {
    return stable != null && next instanceof Rollout.Draining draining
        ? withStable(stable.giveWay(draining.leaving()))
        : this;
  }

  private Application comeBack(Instant now) {
    return stable == null ? this : withStable(stable.comeBack(now));
  }

  private Application replaced(Deployment by, Rollout.Finishing finishing, Instant now) {
    Version next = Version.of(by, finishing.servers(), now);
    Standby warm = standby(stable, by.release(), now);
    return (warm == null ? withRetiring(stable) : withStandby(warm)).withStable(next);
  }

  /** The two colours change places. */
  private Application returned(Deployment by, Instant now) {
    Version warm = Objects.requireNonNull(standby, "returned to nothing").version();
    return stable == null
        ? withStable(warm.broughtBy(by.id())).withStandby(null)
        : withStandby(standby(stable, stable.release(), now)).withStable(warm.broughtBy(by.id()));
  }

  /**
   * @param left the version that loses all traffic
   * @param by whose plan says how long its servers stay
   */
  private static @Nullable Standby standby(@Nullable Version left, Release by, Instant now) {
    Duration warm = by.plan().strategy().warm();
    return left == null || warm.isZero() ? null : new Standby(left, now.plus(warm));
  }

  Application lastEvent(UUID event) {
    return withCurrent(rollingOut().after(event));
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
    if (stable == null || closing) {
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
      case Rollout.Undecided undecided ->
          undecided.serving().isNone() ? null : candidate(current, undecided.serving().servers());
      case Rollout.RollingBack back -> candidate(current, back.servers());
      case Rollout.Waiting _, Rollout.Finishing _, Rollout.Over _ -> null;
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
