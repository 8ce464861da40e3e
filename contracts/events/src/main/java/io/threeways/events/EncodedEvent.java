package io.threeways.events;

import java.util.Map;
import java.util.UUID;

/**
 * An event in the form in which it travels.
 *
 * @param id {@code context.id}
 * @param topic where it goes
 * @param key the record's key
 * @param headers {@code ce_*} and {@code content-type}
 * @param value JSON in UTF-8
 */
public record EncodedEvent(
    UUID id, String topic, String key, Map<String, String> headers, byte[] value) {
  public EncodedEvent {
    headers = Map.copyOf(headers);
  }
}
