package io.threeways.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events to Kafka records and back: CloudEvents 1.0 (Kafka protocol binding, binary mode), the
 * value a CDEvents 0.5.1 document. The same event always gives the same bytes.
 */
public final class EventCodec {
  private final Documents documents = new Documents();
  private final EventForms forms = new EventForms();

  /**
   * @return topic, key, {@code ce_} headers and value, ready to be sent
   */
  public EncodedEvent encode(Event event) {
    EventForm form = forms.of(event.getClass());
    Envelope envelope = event.envelope();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", envelope.id().toString());
    headers.put("ce_source", envelope.source().toString());
    headers.put("ce_type", form.type());
    headers.put("ce_time", envelope.timestamp().toString());
    headers.put("ce_subject", envelope.subjectId());
    headers.put("ce_partitionkey", event.key());
    headers.put("ce_sequence", Long.toString(envelope.sequence()));
    headers.put("content-type", "application/json");
    return new EncodedEvent(
        envelope.id(), form.topic(), event.key(), headers, documents.write(document(event)));
  }

  /** The event as a CDEvents document. */
  ObjectNode document(Event event) {
    EventForm form = forms.of(event.getClass());
    ObjectNode components = documents.toTree(event);
    ObjectNode document = EnvelopeForm.document(components, form.type());
    form.placeContent(event, components, document, documents);
    return document;
  }

  /**
   * @param type the event's record, or a sealed interface whose records are tried by {@code
   *     context.type} (and outcome, where one type stands for several records)
   * @param value a CDEvents document
   * @throws MalformedEvent when a field is missing or wrong; says which, as a JSON pointer
   * @throws UnknownEventType when no record of {@code type} has the document's {@code context.type}
   */
  public <E extends Event> E decode(Class<E> type, byte[] value)
      throws MalformedEvent, UnknownEventType {
    JsonNode document = documents.read(value);
    String contextType = EnvelopeForm.type(document);
    List<EventForm> candidates =
        forms.within(type).filter(f -> f.type().equals(contextType)).toList();
    if (candidates.isEmpty()) {
      throw new UnknownEventType(contextType);
    }
    EventForm form = EventForm.byOutcome(candidates, document);
    return type.cast(bind(form, document));
  }

  private Event bind(EventForm form, JsonNode document) throws MalformedEvent {
    ObjectNode components = form.components(document);
    components.set("envelope", EnvelopeForm.components(document));
    form.requireComponents(components);
    try {
      return documents.toRecord(components, form.record());
    } catch (JsonProcessingException e) {
      throw form.malformed(e);
    }
  }
}
