package io.threeways.outbox.wiring;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Remembers orders. */
@ApplicationScoped
class OrderListener {
  private final Deliveries deliveries;
  private final Orders orders;

  OrderListener(@Identifier("shop") Deliveries deliveries, Orders orders) {
    this.deliveries = deliveries;
    this.orders = orders;
  }

  @Incoming("shop-order-placed-in")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) {
    String text = new String(record.value(), StandardCharsets.UTF_8);
    deliveries.deliver("shop-orders", record, () -> orders.add(record.key(), text));
  }
}
