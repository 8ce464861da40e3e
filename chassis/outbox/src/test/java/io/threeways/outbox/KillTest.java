package io.threeways.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.testkit.EmbeddedKafka;
import io.threeways.testkit.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service is killed where it hurts; afterwards another one finds everything. */
class KillTest {
  private static final int KILLED = 128 + 9;
  private static final int ORDERS = 20;
  private static final int LATER = 5;

  private final Fixture fixture =
      OrderService.tables(Fixture.on(EmbeddedPostgres.shared().freshDatabase()));
  private final String topic = "orders-" + UUID.randomUUID();

  static Stream<Arguments> stepsAndPasses() {
    Stream<Enum<?>> all =
        Stream.of(RelayStep.values(), DeliveryStep.values(), OrderService.Step.values())
            .flatMap(Stream::of);
    return all.flatMap(step -> passes(step).map(pass -> Arguments.of(step, pass)));
  }

  /** An election and a cleaning happen once, at the start; an offset is committed per poll. */
  private static Stream<Integer> passes(Enum<?> step) {
    boolean once =
        step == RelayStep.ELECTED || step == RelayStep.CLEANED || step == OrderService.Step.OFFSET;
    return once ? Stream.of(1) : Stream.of(1, LATER);
  }

  @ParameterizedTest(name = "killed at {0}, pass {1}")
  @MethodSource("stepsAndPasses")
  void nothingIsLostRepeatedOrReordered(Enum<?> step, int pass) throws Exception {
    String brokers = EmbeddedKafka.shared();
    createTopic(brokers);
    int exitCode = Victim.killAt(step.name(), pass, fixture.database(), brokers, topic);
    assertThat(exitCode).isEqualTo(KILLED);

    try (OrderService successor = new OrderService(fixture, brokers, topic, at -> {}).start();
        Received received = new Received(brokers, topic)) {
      successor.placeUntil(ORDERS);

      List<Long> everyNumber = LongStream.rangeClosed(1, ORDERS).boxed().toList();
      for (String customer : OrderService.CUSTOMERS) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () -> assertThat(OrderService.shippedTo(customer, fixture)).isEqualTo(everyNumber));
        received.until(records -> received.texts(customer).size() >= ORDERS);
        assertThat(received.texts(customer).stream().map(Long::valueOf)).isEqualTo(everyNumber);
      }
    }
  }

  private void createTopic(String brokers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin
          .createTopics(List.of(new NewTopic(topic, OrderService.PARTITIONS, (short) 1)))
          .all()
          .get();
    }
  }
}
