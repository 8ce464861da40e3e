package io.threeways.telemetry.metric.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.outbox.Deliveries;
import io.threeways.telemetry.kafka.RecordTraits;
import io.threeways.telemetry.metric.Batch;
import io.threeways.telemetry.metric.BatchReader;
import io.threeways.telemetry.metric.TakeIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps every batch; what cannot be read moves aside with the reason. */
@ApplicationScoped
class MetricListener {
  private final BatchReader reader;
  private final TakeIn intake;
  private final Deliveries deliveries;
  private final Clock clock;

  @Inject
  MetricListener(
      BatchReader reader,
      TakeIn intake,
      @Identifier("telemetry") Deliveries deliveries,
      @Identifier("telemetry") Clock clock) {
    this.reader = reader;
    this.intake = intake;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Incoming("telemetry-metric-observed-in")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) throws BatchReader.Unreadable {
    Instant now = clock.instant();
    Batch batch = reader.read(record.value(), RecordTraits.contentType(record), now);
    deliveries.repeatable(
        "telemetry-metric", RecordTraits.place(record), () -> intake.takeIn(batch));
  }
}
