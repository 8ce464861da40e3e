package io.threeways.gateway.traffic;

import io.threeways.gateway.traffic.ApplicationTally.Observed;
import java.time.Instant;
import java.util.List;

/**
 * What all counters stood at when a look ended.
 *
 * @param at its end
 */
public record Look(Instant at, List<ApplicationCounts> applications) {
  public Look {
    applications = List.copyOf(applications);
  }

  /** One application in one environment. */
  public record ApplicationCounts(String application, String environment, List<Observed> observed) {
    public ApplicationCounts {
      observed = List.copyOf(observed);
    }
  }
}
