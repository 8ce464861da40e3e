package io.threeways.deploy.ondemand;

import io.threeways.deploy.ondemand.Answer.Done;
import io.threeways.deploy.ondemand.Answer.Refused;
import io.threeways.deploy.ondemand.Answer.Unknown;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** A person wants an environment longer, or not so long. */
@ApplicationScoped
public class ExtendOnDemand {
  private final Demands demands;
  private final DemandAnnouncements announcements;
  private final Transactions transactions;
  private final RolloutClock clock;
  private final Bounds bounds;

  @Inject
  public ExtendOnDemand(
      Demands demands,
      DemandAnnouncements announcements,
      Transactions transactions,
      RolloutClock clock,
      Bounds bounds) {
    this.demands = demands;
    this.announcements = announcements;
    this.transactions = transactions;
    this.clock = clock;
    this.bounds = bounds;
  }

  /**
   * @param time from now on
   */
  public Answer extend(String name, Duration time, String user) {
    if (time.compareTo(bounds.longest()) > 0 || !time.isPositive()) {
      return new Refused(
          "too-long",
          "An environment stays for more than nothing and at most %s from now on, not %s."
              .formatted(bounds.longest(), time));
    }
    return transactions.in(
        () ->
            demands
                .lock(name)
                .map(onDemand -> extend(onDemand, time, user))
                .orElseGet(() -> new Unknown(name)));
  }

  private Answer extend(OnDemand onDemand, Duration time, String user) {
    return switch (onDemand) {
      case OnDemand.Open open -> {
        Instant now = clock.instant();
        OnDemand.Open extended = open.extend(now.plus(time));
        demands.save(extended);
        announcements.extended(extended, user, now);
        yield new Done(extended);
      }
      case OnDemand.Closing closing ->
          new Refused(
              "closing",
              "It is being taken away: %s. Ask for another.".formatted(closing.reason()));
      case OnDemand.Closed closed -> new Unknown(closed.place().environment());
    };
  }
}
