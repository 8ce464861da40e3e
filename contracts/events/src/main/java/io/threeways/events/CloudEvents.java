package io.threeways.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CDEvents inside CloudEvents 1.0, binary or structured. What the envelope says of the document
 * must be what the document says of itself.
 */
public final class CloudEvents {
  /** Of a message in structured mode. */
  public static final String STRUCTURED = "application/cloudevents+json";

  /** From the making of an event to the making of its envelope, by the same process. */
  private static final Duration SENDING = Duration.ofSeconds(1);

  private static final String CONTENT_TYPE = "content-type";
  private static final String PREFIX = "ce_";
  private static final Documents DOCUMENTS = new Documents();

  private CloudEvents() {}

  /**
   * @param value an envelope whose {@code data} is a CDEvents document
   * @throws MalformedEvent with a pointer into the envelope
   */
  public static CdEvent readStructured(byte[] value) throws MalformedEvent {
    JsonNode envelope = DOCUMENTS.read(value);
    if (!envelope.path("data").isObject()) {
      throw new MalformedEvent("/data", "is missing or no CDEvents document");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    envelope
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isTextual()) {
                attributes.put(member.getKey(), member.getValue().asText());
              }
            });
    try {
      return bound(envelope.get("data"), attributes);
    } catch (MalformedEvent e) {
      throw new MalformedEvent("/data" + e.pointer(), e.reason());
    }
  }

  /**
   * @param attributes of the envelope, without a protocol's prefix; those that are missing are not
   *     compared
   * @throws MalformedEvent with a pointer into the document
   */
  public static CdEvent readBinary(Map<String, String> attributes, byte[] value)
      throws MalformedEvent {
    return bound(DOCUMENTS.read(value), attributes);
  }

  /**
   * A record in either mode of CloudEvents' binding for Kafka.
   *
   * @param headers of the record, as texts
   * @throws MalformedEvent with a pointer into the value
   */
  public static CdEvent readRecord(Map<String, String> headers, byte[] value)
      throws MalformedEvent {
    if (headers.getOrDefault(CONTENT_TYPE, "").startsWith(STRUCTURED)) {
      return readStructured(value);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    headers.forEach(
        (name, text) -> {
          if (name.startsWith(PREFIX)) {
            attributes.put(name.substring(PREFIX.length()), text);
          }
        });
    return readBinary(attributes, value);
  }

  /** The envelope that goes with a document, for Kafka's binary mode. */
  public static Map<String, String> headers(CdEvent event) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", event.id());
    headers.put("ce_source", event.source().toString());
    headers.put("ce_type", event.type());
    headers.put("ce_time", event.timestamp().toString());
    headers.put("ce_subject", event.subjectId());
    headers.put(CONTENT_TYPE, "application/json");
    return headers;
  }

  /** Compared with the document as it was sent: an older one has another type afterwards. */
  private static CdEvent bound(JsonNode document, Map<String, String> attributes)
      throws MalformedEvent {
    CdEvent event = CdEvent.of(document);
    requireSame(attributes, "id", "/context/id", event.id());
    requireSame(attributes, "source", "/context/source", event.source().toString());
    requireSame(attributes, "type", "/context/type", EnvelopeForm.type(document));
    requireSame(attributes, "subject", "/subject/id", event.subjectId());
    requireSameTime(attributes, event);
    return event;
  }

  private static void requireSame(
      Map<String, String> attributes, String name, String pointer, String said)
      throws MalformedEvent {
    String attribute = attributes.getOrDefault(name, said);
    if (!attribute.equals(said)) {
      throw new MalformedEvent(
          pointer, "is '%s', but the attribute %s is '%s'".formatted(said, name, attribute));
    }
  }

  /**
   * The same moment may be written in two ways, and the SDKs of CDEvents leave the attribute to
   * their CloudEvents client, which takes the moment at which it sends.
   */
  private static void requireSameTime(Map<String, String> attributes, CdEvent event)
      throws MalformedEvent {
    String time = attributes.get("time");
    if (time == null) {
      return;
    }
    try {
      Instant sent = OffsetDateTime.parse(time).toInstant();
      if (Duration.between(event.timestamp(), sent).abs().compareTo(SENDING) < 0) {
        return;
      }
    } catch (DateTimeException e) {
      throw new MalformedEvent("/context/timestamp", "the attribute time is no date-time: " + time);
    }
    throw new MalformedEvent(
        "/context/timestamp",
        "is %s, but the attribute time is %s".formatted(event.timestamp(), time));
  }
}
