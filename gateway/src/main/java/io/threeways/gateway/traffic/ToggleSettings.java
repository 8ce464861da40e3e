package io.threeways.gateway.traffic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What customers' requests carry of an application's toggles. */
@ConfigMapping(prefix = "threeways.gateway.toggles")
public interface ToggleSettings {
  /** How long an answer is good; half of the second in which a change of a toggle is effective. */
  @WithDefault("0.5s")
  Duration remembered();

  /** What a customer may wait for it: a request goes on without toggles rather than late. */
  @WithDefault("0.25s")
  Duration answerWithin();

  /** Customers whose answers are remembered, about 200 bytes each. */
  @WithDefault("20000")
  int customers();

  /**
   * Characters of the cookie or header that names a customer. Names are shorter; who sends a longer
   * one gets no toggles, instead of what it takes to ask with it and to keep it.
   */
  @WithDefault("1024")
  int longestName();
}
