package io.threeways.learning.chain.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.threeways.learning.chain.Arrival;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.LoggedEvent;
import java.nio.charset.StandardCharsets;

/**
 * An event of the log.
 *
 * @param event the document, as it came
 */
public record EventView(
    long position, String topic, int partition, long offset, @JsonRawValue String event) {

  static EventView of(LoggedEvent logged) {
    Arrival arrival = logged.event().arrival();
    return new EventView(
        logged.position(),
        arrival.topic(),
        arrival.partition(),
        arrival.offset(),
        document(logged.event()));
  }

  /** On one line: in JSON a line break stands between values only. */
  static String document(ChainEvent event) {
    return new String(event.document(), StandardCharsets.UTF_8).replace("\r", "").replace("\n", "");
  }
}
