package io.threeways.learning.chain.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.threeways.events.MalformedEvent;
import io.threeways.events.Topics;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.RecordEvent;
import io.threeways.learning.chain.config.FaultSettings;
import io.threeways.learning.kafka.LearningMessaging;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import io.threeways.outbox.Undeliverable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Reads all topics of events, one record after the other, into the log. */
@ApplicationScoped
class ChainListener {
  private static final String HANDLER = "learning-chain";

  private final EventReader reader;
  private final RecordEvent record;
  private final Deliveries deliveries;
  private final FaultSettings fault;

  ChainListener(
      EventReader reader,
      RecordEvent record,
      @Identifier(LearningMessaging.WORD) Deliveries deliveries,
      FaultSettings fault) {
    this.reader = reader;
    this.record = record;
    this.deliveries = deliveries;
    this.fault = fault;
  }

  /** Takes the message itself: of many topics each has dead letters of its own. */
  @Incoming("learning-chain-in")
  @Blocking
  CompletionStage<Void> on(Message<ConsumerRecord<String, byte[]>> message) {
    ConsumerRecord<String, byte[]> arrived = message.getPayload();
    try {
      ChainEvent read = reader.read(arrived);
      ChainEvent event = fault.dropLinks() ? read.withoutLinks() : read;
      Runnable recording =
          () -> deliveries.deliver(HANDLER, idOf(event), () -> record.record(event));
      chainOf(event).ifPresentOrElse(chain -> Chain.within(chain, recording), recording);
      return message.ack();
    } catch (MalformedEvent | Undeliverable e) {
      return message.nack(e, deadLettersOf(arrived.topic()));
    }
  }

  /** Foreign ids may be any text, and are unique for their source only. */
  private static UUID idOf(ChainEvent event) {
    return UUID.nameUUIDFromBytes(
        (event.source() + " " + event.id()).getBytes(StandardCharsets.UTF_8));
  }

  /** A foreign one may be any text; ours are UUIDs. */
  private static Optional<UUID> chainOf(ChainEvent event) {
    try {
      return Optional.ofNullable(event.chain()).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Metadata deadLettersOf(String topic) {
    return Metadata.of(
        OutgoingKafkaRecordMetadata.builder().withTopic(Topics.deadLetters(topic)).build());
  }
}
