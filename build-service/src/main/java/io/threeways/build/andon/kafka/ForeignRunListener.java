package io.threeways.build.andon.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.build.andon.ForeignRun;
import io.threeways.build.andon.HeedForeignRun;
import io.threeways.build.andon.config.ForeignRunSettings;
import io.threeways.events.CdEvent;
import io.threeways.events.CloudEvents;
import io.threeways.events.MalformedEvent;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** What other tools say of runs of main, among everything that they say. */
@ApplicationScoped
class ForeignRunListener {
  private static final Logger LOG = Logger.getLogger(ForeignRunListener.class);
  private static final byte[] NOTHING = {};

  private final ForeignRuns runs;
  private final HeedForeignRun heedForeignRun;
  private final Deliveries deliveries;
  private final ForeignRunSettings settings;

  ForeignRunListener(
      ForeignRuns runs,
      HeedForeignRun heedForeignRun,
      @Identifier("build") Deliveries deliveries,
      ForeignRunSettings settings) {
    this.runs = runs;
    this.heedForeignRun = heedForeignRun;
    this.deliveries = deliveries;
    this.settings = settings;
  }

  @Incoming("build-events-received-in")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) {
    CdEvent event;
    try {
      event = CloudEvents.readRecord(headers(record), value(record));
    } catch (MalformedEvent e) {
      // learning-service, which logs this topic, puts it among the dead letters with the reason:
      // a second letter would be sent again twice.
      LOG.debugf("%s@%d is no event: %s", record.topic(), record.offset(), e.getMessage());
      return;
    }
    Optional<ForeignRun> run = runs.of(event);
    if (run.isPresent() && settings.heeded()) {
      deliveries.deliver("build-andon-foreign", idOf(event), () -> heedForeignRun.heed(run.get()));
    }
  }

  private static byte[] value(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    return value == null ? NOTHING : value;
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }

  /** Foreign ids may be any text, and are unique for their source only. */
  private static UUID idOf(CdEvent event) {
    return UUID.nameUUIDFromBytes(
        (event.source() + " " + event.id()).getBytes(StandardCharsets.UTF_8));
  }
}
