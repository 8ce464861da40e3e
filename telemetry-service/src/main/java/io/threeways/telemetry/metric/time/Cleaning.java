package io.threeways.telemetry.metric.time;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.Identifier;
import io.threeways.telemetry.metric.ForgetOldSamples;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Keeps the samples from growing without end. */
@ApplicationScoped
class Cleaning {
  private static final Logger LOG = Logger.getLogger(Cleaning.class);

  private final ForgetOldSamples forgetting;
  private final Clock clock;

  @Inject
  Cleaning(ForgetOldSamples forgetting, @Identifier("telemetry") Clock clock) {
    this.forgetting = forgetting;
    this.clock = clock;
  }

  @Scheduled(
      identity = "telemetry-cleaning",
      every = "{threeways.telemetry.metric.cleaning}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void clean() {
    int deleted = QuarkusTransaction.requiringNew().call(() -> forgetting.forget(clock.instant()));
    LOG.debugf("deleted %d old samples", deleted);
  }
}
