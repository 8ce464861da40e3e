package io.threeways.outbox.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.outbox.OutboxMessage;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts("shop")
class WiringTest {
  @Inject ShopAnnouncements announcements;
  @Inject Orders orders;

  @Test
  void whatCommitsTakesEffectOnceAndInOrder() {
    String customer = UUID.randomUUID().toString();
    List<String> texts = IntStream.range(0, 200).mapToObj(i -> "order " + i).toList();

    texts.forEach(text -> place(customer, text));

    await().untilAsserted(() -> assertThat(orders.of(customer)).isEqualTo(texts));
  }

  @Test
  void whatCannotBeHandledMovesAside() {
    String customer = UUID.randomUUID().toString();

    place(customer, Orders.POISON);
    place(customer, "after");

    await().untilAsserted(() -> assertThat(orders.of(customer)).containsExactly("after"));
  }

  private void place(String customer, String text) {
    QuarkusTransaction.requiringNew().run(() -> announcements.announce(order(customer, text)));
  }

  private static OutboxMessage order(String customer, String text) {
    UUID id = UUID.randomUUID();
    return new OutboxMessage(
        id,
        "order-placed",
        customer,
        Map.of("ce_id", id.toString()),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
