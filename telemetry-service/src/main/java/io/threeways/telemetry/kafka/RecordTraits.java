package io.threeways.telemetry.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a record says about itself, besides its value. */
public final class RecordTraits {
  private static final String CONTENT_TYPE = "content-type";

  private RecordTraits() {}

  /** Its {@code content-type}; empty when it has none. */
  public static String contentType(ConsumerRecord<?, ?> record) {
    Header header = record.headers().lastHeader(CONTENT_TYPE);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Where it lies: {@code topic-partition@offset}. */
  public static String place(ConsumerRecord<?, ?> record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }
}
