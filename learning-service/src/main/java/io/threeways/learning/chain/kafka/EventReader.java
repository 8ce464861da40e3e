package io.threeways.learning.chain.kafka;

import io.threeways.events.CdEvent;
import io.threeways.events.CdEventSchemas;
import io.threeways.events.CloudEvents;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.Topics;
import io.threeways.events.UnknownEventType;
import io.threeways.learning.chain.Arrival;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.EventLink;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records to events. What is wrong with them is found here, before they are logged. */
@ApplicationScoped
class EventReader {
  private static final byte[] NOTHING = {};

  private final EventCodec codec = new EventCodec();
  private final CdEventSchemas schemas = new CdEventSchemas();

  /**
   * @throws MalformedEvent when it is no CDEvent, breaks the schema of its type, or lacks what our
   *     record of its type has
   */
  ChainEvent read(ConsumerRecord<String, byte[]> record) throws MalformedEvent {
    byte @Nullable [] carried = record.value();
    byte[] value = carried == null ? NOTHING : carried;
    if (record.topic().equals(Topics.EVENTS_RECEIVED)) {
      return received(record, value);
    }
    CdEvent event = CdEvent.read(value);
    requireComponents(value);
    return chainEvent(record, event, value);
  }

  /**
   * Others send as CloudEvents allows it, and in older forms of CDEvents: the log has the document,
   * without an envelope and in the present form.
   */
  private ChainEvent received(ConsumerRecord<String, byte[]> record, byte[] value)
      throws MalformedEvent {
    CdEvent event = CloudEvents.readRecord(headers(record), value);
    schemas.check(event);
    return chainEvent(record, event, event.write());
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

  private static ChainEvent chainEvent(
      ConsumerRecord<?, ?> record, CdEvent event, byte[] document) {
    return new ChainEvent(
        new Arrival(record.topic(), record.partition(), record.offset()),
        event.id(),
        event.source().toString(),
        event.type(),
        event.subjectId(),
        event.chainId(),
        event.timestamp().truncatedTo(ChronoUnit.MICROS),
        links(event),
        document);
  }

  /** A type that a newer producer knows and we do not is kept. */
  private void requireComponents(byte[] value) throws MalformedEvent {
    try {
      codec.decode(Event.class, value);
    } catch (UnknownEventType newer) {
      return;
    }
  }

  private static List<EventLink> links(CdEvent event) {
    return event.links().stream()
        .filter(link -> isKnown(link.type()))
        .map(
            link ->
                new EventLink(
                    EventLink.Kind.valueOf(link.type()), link.kind(), link.event(), link.chain()))
        .toList();
  }

  private static boolean isKnown(String kind) {
    return Arrays.stream(EventLink.Kind.values()).anyMatch(known -> known.name().equals(kind));
  }
}
