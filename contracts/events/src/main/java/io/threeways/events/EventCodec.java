package io.threeways.events;

/**
 * Events to Kafka records and back: CloudEvents 1.0 in binary mode, the value a CDEvents 0.5.1
 * document.
 */
public final class EventCodec {

  /**
   * @return topic, key, {@code ce_} headers and value, ready to be sent
   */
  public EncodedEvent encode(Event event) {
    throw new UnsupportedOperationException(event.toString());
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
    throw new UnsupportedOperationException(type.getName() + value.length);
  }
}
