package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** The steps that it takes: none are tried out where there is nothing to compare with. */
  Plan.Canary canary() {
    Plan.Canary planned = release.plan().canary();
    return origin.wayBack() || carried().before() == null ? planned.direct() : planned;
  }

  /** Whether the candidate is tried out beside a stable version. */
  public boolean isTriedOut() {
    return canary().steps().size() > 1;
  }

  Deployment begin(Cargo load, Rollout.StartingServers next, Instant now) {
    return new Deployment(id, place, release, origin, requestedAt, load, rollout, history)
        .enter(next, Reason.observed("the place is free"), now);
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
