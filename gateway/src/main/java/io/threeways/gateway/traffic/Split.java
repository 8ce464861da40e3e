package io.threeways.gateway.traffic;

import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.ApplicationRoute.Candidate;
import io.threeways.routes.ApplicationRoute.Stickiness;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of one application are divided between its versions: the policy of the data
 * path. Immutable; a change of weights is another split.
 */
public final class Split {
  private final ApplicationRoute route;
  private final Arm stable;
  private final @Nullable Arm candidate;
  private final int weight;
  private final long validUntilMillis;

  public Split(ApplicationRoute route) {
    this.route = route;
    Candidate trial = route.candidate();
    if (trial == null) {
      stable = new Arm(Version.STABLE, null, 0, route.stable().endpoints());
      candidate = null;
      weight = 0;
      validUntilMillis = Long.MAX_VALUE;
    } else {
      stable =
          new Arm(Version.STABLE, trial.deployment(), trial.step(), route.stable().endpoints());
      candidate = new Arm(Version.CANDIDATE, trial.deployment(), trial.step(), trial.endpoints());
      weight = trial.weight();
      validUntilMillis = trial.validUntil().toEpochMilli();
    }
  }

  /**
   * @param key {@link KeyHash} of the sticky key, or chance
   * @param nowMillis since the epoch; decides whether the candidate's weight still holds
   */
  public Arm assign(long key, long nowMillis) {
    Arm trial = candidate;
    if (trial == null || trial.deployment() == null || effectiveWeight(nowMillis) == 0) {
      return stable;
    }
    return KeyHash.percentile(key, trial.deployment()) < weight ? trial : stable;
  }

  /** Percent of the candidate: 0 when its weight was not renewed in time. */
  public int effectiveWeight(long nowMillis) {
    return hasLapsed(nowMillis) ? 0 : weight;
  }

  /** Whether nobody has said lately that the candidate shall have its weight. */
  public boolean hasLapsed(long nowMillis) {
    return nowMillis >= validUntilMillis;
  }

  /** Whether the other split divides requests differently from this one. */
  public boolean shiftsTo(Split other) {
    Candidate now = route.candidate();
    Candidate then = other.route.candidate();
    if (now == null || then == null) {
      return now != null || then != null;
    }
    return now.step() != then.step()
        || now.weight() != then.weight()
        || !now.deployment().equals(then.deployment());
  }

  public Arm stable() {
    return stable;
  }

  public @Nullable Arm candidate() {
    return candidate;
  }

  public Stickiness stickiness() {
    return route.stickiness();
  }

  public UnitOfAssignment unit() {
    return route.stickiness().kind() == Stickiness.Kind.NONE
        ? UnitOfAssignment.REQUEST
        : UnitOfAssignment.KEY;
  }

  public ApplicationRoute route() {
    return route;
  }
}
