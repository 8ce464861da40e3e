package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bringing one artifact to one place.
 *
 * @param id UUIDv7
 * @param cargo null until it begins
 * @param history every state that it was in, in order
 */
public record Deployment(
    UUID id,
    Place place,
    Release release,
    Origin origin,
    Instant requestedAt,
    @Nullable Cargo cargo,
    Rollout rollout,
    List<Moment> history) {

  public Deployment {
    history = List.copyOf(history);
  }

  static Deployment waiting(
      UUID id, Place place, Release release, Origin origin, Reason reason, Instant now) {
    Rollout waiting = new Rollout.Waiting();
    return new Deployment(
        id, place, release, origin, now, null, waiting, List.of(moment(waiting, reason, now)));
  }

  /** Its cargo, once it has begun. */
  public Cargo carried() {
    if (cargo == null) {
      throw new IllegalStateException("deployment " + id + " has not begun");
    }
    return cargo;
  }

  public boolean isOver() {
    return rollout instanceof Rollout.Over;
  }

  /** How it moves the traffic. */
  public Strategy strategy() {
    Strategy planned = release.plan().strategy();
    return origin.restart() && !(planned instanceof Strategy.Rolling)
        ? Strategy.Rolling.RESTART
        : planned;
  }

  /** Its way: nothing is tried out where there is nothing to compare with. */
  Course course() {
    int servers = release.plan().servers();
    Release before = carried().before();
    return origin.wayBack() || before == null
        ? Course.direct(strategy(), servers)
        : Course.of(strategy(), servers, before.plan().servers());
  }

  /** The leg that ends with all traffic; empty when it is the only one. */
  public OptionalInt lastLeg() {
    Course course = course();
    return course.isTrial() ? OptionalInt.of(course.legs().size() - 1) : OptionalInt.empty();
  }

  Deployment carrying(Cargo load) {
    return new Deployment(id, place, release, origin, requestedAt, load, rollout, history);
  }

  Deployment enter(Rollout next, Reason reason, Instant now) {
    List<Moment> longer = new ArrayList<>(history);
    longer.add(moment(next, reason, now));
    return new Deployment(id, place, release, origin, requestedAt, cargo, next, longer);
  }

  /** Its last event became {@code event}. */
  Deployment after(UUID event) {
    return new Deployment(
        id, place, release, origin, requestedAt, carried().after(event), rollout, history);
  }

  private static Moment moment(Rollout state, Reason reason, Instant now) {
    return new Moment(now, state.word(), Weight.step(state), Weight.of(state), reason);
  }
}
