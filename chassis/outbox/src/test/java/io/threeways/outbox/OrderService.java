package io.threeways.outbox;

import static io.threeways.outbox.Fixture.SCHEMA;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A whole service: changes state, says so, and hears what it said. */
final class OrderService implements AutoCloseable {
  static final List<String> CUSTOMERS = List.of("ada", "grace", "edsger");
  static final int PARTITIONS = 3;

  /** Where the writer and the consumer's loop stand, beside the steps of relay and deliveries. */
  enum Step {
    /** In the transaction, after state and outbox were written. */
    APPENDED,
    /** After its commit, before the relay is woken. */
    WRITTEN,
    /** After the offset was committed. */
    OFFSET
  }

  private final Fixture fixture;
  private final String topic;
  private final Consumer<Enum<?>> steps;
  private final Relay relay;
  private final Deliveries deliveries;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread listener;

  OrderService(Fixture fixture, String brokers, String topic, Consumer<Enum<?>> steps) {
    this.fixture = fixture;
    this.topic = topic;
    this.steps = steps;
    this.relay =
        new Relay(
            fixture.database().dataSource(),
            SCHEMA,
            Map.of("bootstrap.servers", brokers),
            RelaySettings.defaults(),
            steps::accept);
    this.deliveries =
        new Deliveries(
            fixture.inbox(),
            fixture.transactions()::inNew,
            DeliverySettings.defaults(),
            steps::accept);
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", brokers,
                "group.id", "orders",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.listener = Thread.ofPlatform().daemon().name("listener").unstarted(this::listen);
  }

  static Fixture tables(Fixture fixture) {
    fixture.database().execute("create table placed (customer text, number bigint)");
    fixture.database().execute("create table shipped (at bigserial, customer text, number bigint)");
    return fixture;
  }

  OrderService start() {
    relay.start();
    listener.start();
    return this;
  }

  /** Places orders until every customer has this many. */
  void placeUntil(int each) throws Exception {
    for (boolean more = true; more; ) {
      more = false;
      for (String customer : CUSTOMERS) {
        more |= place(customer, each);
      }
    }
  }

  private boolean place(String customer, int most) throws Exception {
    Callable<Boolean> work =
        () -> {
          long number = fixture.outbox().nextSequence(customer);
          if (number > most) {
            throw new EnoughException();
          }
          insert("insert into placed (customer, number) values (?, ?)", customer, number);
          UUID id = UUID.randomUUID();
          fixture
              .outbox()
              .append(
                  new OutboxMessage(
                      id,
                      topic,
                      customer,
                      Map.of("ce_id", id.toString()),
                      Long.toString(number).getBytes(StandardCharsets.UTF_8)));
          steps.accept(Step.APPENDED);
          return true;
        };
    try {
      fixture.transactions().inNew(work);
    } catch (EnoughException enough) {
      return false;
    }
    steps.accept(Step.WRITTEN);
    relay.wake();
    return true;
  }

  /** Rolls the number back. */
  private static final class EnoughException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private void listen() {
    consumer.assign(
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList());
    try (consumer) {
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          deliveries.deliver("shipping", record, () -> ship(record));
        }
        consumer.commitSync();
        steps.accept(Step.OFFSET);
      }
    } catch (WakeupException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void ship(ConsumerRecord<String, byte[]> record) throws Exception {
    insert(
        "insert into shipped (customer, number) values (?, ?)",
        record.key(),
        Long.parseLong(Received.text(record)));
  }

  private void insert(String sql, String customer, long number) throws Exception {
    try (Connection connection = fixture.transactions().getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, customer);
      insert.setLong(2, number);
      insert.executeUpdate();
    }
  }

  /** What was shipped to a customer, in that order. */
  static List<Long> shippedTo(String customer, Fixture fixture) throws SQLException {
    try (Connection connection = fixture.database().dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select number from shipped where customer = ? order by at")) {
      select.setString(1, customer);
      try (ResultSet rows = select.executeQuery()) {
        List<Long> numbers = new ArrayList<>();
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
        return numbers;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    listener.join();
    relay.close();
  }
}
