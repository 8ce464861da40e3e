package io.threeways.outbox;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record that waits in the database for its transaction to commit.
 *
 * @param id unique; written twice it is refused
 * @param topic where it goes
 * @param key messages of one key keep their order
 * @param headers as text, UTF-8
 * @param value the record's value; null takes the key's value out of a compacted topic
 */
public record OutboxMessage(
    UUID id, String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
  public OutboxMessage {
    headers = Map.copyOf(headers);
  }

  /** Takes a key's value out of a compacted topic. */
  public static OutboxMessage tombstone(UUID id, String topic, String key) {
    return new OutboxMessage(id, topic, key, Map.of(), null);
  }
}
