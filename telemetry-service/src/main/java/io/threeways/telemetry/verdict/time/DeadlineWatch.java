package io.threeways.telemetry.verdict.time;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.Identifier;
import io.threeways.telemetry.verdict.JudgeRollout;
import io.threeways.telemetry.verdict.Trials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds steps whose deadline passed while nothing was counted. One trial costs no other. */
@ApplicationScoped
class DeadlineWatch {
  private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);

  private final Trials trials;
  private final JudgeRollout judging;
  private final Clock clock;

  @Inject
  DeadlineWatch(Trials trials, JudgeRollout judging, @Identifier("telemetry") Clock clock) {
    this.trials = trials;
    this.judging = judging;
    this.clock = clock;
  }

  @Scheduled(
      identity = "telemetry-deadlines",
      every = "{threeways.telemetry.verdict.deadline-check}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void check() {
    Instant now = clock.instant();
    for (UUID deployment : trials.overdue(now)) {
      try {
        QuarkusTransaction.requiringNew().run(() -> judging.checkDeadline(deployment, now));
      } catch (RuntimeException e) {
        LOG.warnf(e, "the deadline of deployment %s is not answered; tried again", deployment);
      }
    }
  }
}
