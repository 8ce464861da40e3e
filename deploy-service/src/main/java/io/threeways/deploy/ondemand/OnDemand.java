package io.threeways.deploy.ondemand;

import io.threeways.deploy.environment.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an environment on demand stands.
 *
 * <pre>
 *   asked for ──▶ Open ──close──▶ Closing ──vacated──▶ Closed
 *                 │  ▲
 *                 └──┘ extend
 * </pre>
 */
public sealed interface OnDemand {
  Demand demand();

  /** When it goes by itself, or would have. */
  Instant until();

  default Place place() {
    return demand().place();
  }

  /** It is there, or on its way. */
  record Open(Demand demand, Instant until, @Nullable String hindrance) implements OnDemand {
    Open extend(Instant later) {
      return new Open(demand, later, hindrance);
    }

    Closing close(String reason) {
      return new Closing(demand, until, reason, hindrance);
    }
  }

  /**
   * Nobody is led there any more; what runs is being ended.
   *
   * @param reason why, in words
   * @param hindrance why that is not done yet, for example that its host does not answer; null when
   *     nothing is in the way
   */
  record Closing(Demand demand, Instant until, String reason, @Nullable String hindrance)
      implements OnDemand {
    Closed vacated(Instant at) {
      return new Closed(demand, until, reason, at);
    }
  }

  /** Nothing is left of it. */
  record Closed(Demand demand, Instant until, String reason, Instant at) implements OnDemand {}
}
