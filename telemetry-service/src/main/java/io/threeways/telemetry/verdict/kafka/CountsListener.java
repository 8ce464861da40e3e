package io.threeways.telemetry.verdict.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.outbox.Deliveries;
import io.threeways.telemetry.kafka.RecordTraits;
import io.threeways.telemetry.metric.Batch;
import io.threeways.telemetry.metric.BatchReader;
import io.threeways.telemetry.verdict.JudgeRollout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears the gateways' counters of rollouts; every other metric passes by. */
@ApplicationScoped
class CountsListener {
  private static final Logger LOG = Logger.getLogger(CountsListener.class);

  private final BatchReader reader;
  private final JudgeRollout judging;
  private final Deliveries deliveries;
  private final Clock clock;

  @Inject
  CountsListener(
      BatchReader reader,
      JudgeRollout judging,
      @Identifier("telemetry") Deliveries deliveries,
      @Identifier("telemetry") Clock clock) {
    this.reader = reader;
    this.judging = judging;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Incoming("telemetry-counts-observed-in")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) {
    Batch batch;
    try {
      batch = reader.read(record.value(), RecordTraits.contentType(record), clock.instant());
    } catch (BatchReader.Unreadable e) {
      // The metric feature reads the same record, and puts it aside with the reason: once is
      // enough.
      LOG.debugf("no counts in %s: %s", RecordTraits.place(record), e.getMessage());
      return;
    }
    for (RolloutCounts counts : RolloutCounts.in(batch.points())) {
      deliveries.repeatable(
          "telemetry-verdict",
          RecordTraits.place(record),
          () -> judging.observe(counts.deployment(), counts.snapshot()));
    }
  }
}
