package io.threeways.outbox;

import static io.threeways.outbox.Fixture.SCHEMA;
import static io.threeways.outbox.Fixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.testkit.EmbeddedKafka;
import io.threeways.testkit.EmbeddedPostgres;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Fixture shop = Fixture.on(EmbeddedPostgres.shared().freshDatabase());
  private final String topic = "topic-" + UUID.randomUUID();

  @Test
  void whatCommitsIsSentInOrder() throws Exception {
    try (Relay relay = relay();
        Received received = new Received(EmbeddedKafka.shared(), topic)) {
      relay.start();

      for (int i = 0; i < 50; i++) {
        append("key", "text " + i);
        relay.wake();
      }

      assertThat(received.texts(50))
          .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "text " + i).toList());
    }
  }

  @Test
  void aTombstoneFollowsTheValueThatItTakesAway() throws Exception {
    try (Relay relay = relay();
        Received received = new Received(EmbeddedKafka.shared(), topic)) {
      append("key", "text");
      append(OutboxMessage.tombstone(UUID.randomUUID(), topic, "key"));

      relay.start();

      assertThat(received.texts(2)).containsExactly("text", Received.TOMBSTONE);
    }
  }

  private void append(String key, String text) throws Exception {
    append(message(topic, key, text));
  }

  private void append(OutboxMessage message) throws Exception {
    shop.transactions()
        .inNew(
            () -> {
              shop.outbox().append(message);
              return true;
            });
  }

  private Relay relay() {
    return new Relay(
        shop.database().dataSource(),
        SCHEMA,
        Map.of("bootstrap.servers", EmbeddedKafka.shared()),
        RelaySettings.defaults());
  }
}
