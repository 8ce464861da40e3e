package io.threeways.events;

import java.time.Duration;
import java.util.UUID;

/** What telemetry-service says. */
public sealed interface TelemetryEvent extends Event {

  /**
   * A decision about a rollout, with all that it takes to make it again from this event alone.
   *
   * @param step the {@link DeployEvent.TrafficShifted#step() step} that was judged
   * @param canaryStep the index in the plan's canary steps
   * @param decision what to do
   * @param rule which rule of the decision led to it, in words
   * @param measure the measure that decided, for example {@code errors}
   * @param evidence strata, thresholds, parameters, curve, counts, effect
   */
  @Topic("deploy-judged")
  @CdEventsType("dev.cdeventsx.threeways-deploy.judged.0.1.0")
  record DeployJudged(
      Envelope envelope,
      UUID deployment,
      String application,
      String environment,
      int step,
      int canaryStep,
      Decision decision,
      String rule,
      String measure,
      Duration observed,
      Evidence evidence)
      implements TelemetryEvent {
    @Override
    public String key() {
      return application + "/" + environment;
    }
  }
}
