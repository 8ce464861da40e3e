package io.threeways.deploy.rollout;

import java.time.Duration;
import java.time.Instant;

/** When to look at a place again if nothing happens before. */
record Pace(Limits limits, Duration renewal) {
  Duration until(Application application, Instant now) {
    Duration pace = byRollout(application, now);
    boolean bringsUp =
        application.stable() != null
            && !application.stable().servers().stream().allMatch(Server::isHealthy);
    return bringsUp ? shorter(pace, limits.healthInterval()) : pace;
  }

  private Duration byRollout(Application application, Instant now) {
    if (application.current() == null) {
      return limits.probe();
    }
    return switch (application.current().rollout()) {
      case Rollout.StartingServers _,
          Rollout.CheckingHealth _,
          Rollout.Returning _,
          Rollout.Restoring _ ->
          limits.healthInterval();
      case Rollout.Draining draining -> at(draining.drainedAt(), now);
      case Rollout.Trial _ -> shorter(limits.probe(), renewal.dividedBy(2));
      case Rollout.Finishing finishing -> at(finishing.drainedAt(), now);
      case Rollout.RollingBack back -> at(back.drainedAt(), now);
      case Rollout.Waiting _, Rollout.WarmingUp _, Rollout.Over _ -> limits.probe();
    };
  }

  private Duration at(Instant moment, Instant now) {
    Duration left = Duration.between(now, moment);
    return left.isPositive() ? shorter(left, limits.probe()) : limits.healthInterval();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
