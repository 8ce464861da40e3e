package io.threeways.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.threeways.outbox.Deliveries;
import io.threeways.outbox.DeliverySettings;
import io.threeways.outbox.Inbox;
import io.threeways.outbox.Outbox;
import io.threeways.outbox.OutboxMessage;
import io.threeways.outbox.Relay;
import io.threeways.outbox.RelaySettings;
import io.threeways.testkit.Database;
import io.threeways.testkit.JdbcTransactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One of the two processes of {@link OutboxLatency}: it says events, or hears them. */
final class LatencyPeer {
  static final String READY = "ready";
  static final String TIME = "time";
  private static final String SAYS = "says";
  private static final String HEARS = "hears";
  private static final String TOPIC = "said";

  /** How long an event may be under way beside what they take to be said. */
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);

  private LatencyPeer() {}

  public static void main(String[] words) throws Exception {
    Database database = new Database(Integer.parseInt(words[1]), words[2], "postgres");
    int events = Integer.parseInt(words[4]);
    Duration pause = Duration.ofMillis(Long.parseLong(words[5]));
    Map<Integer, Long> times =
        switch (words[0]) {
          case "send" -> send(database, words[3], events, pause);
          case "receive" -> receive(database, words[3], events, pause);
          default -> throw new IllegalArgumentException(words[0]);
        };
    times.forEach((event, time) -> System.out.println(TIME + " " + event + " " + time));
  }

  static Database prepare(Database database) throws IOException {
    try (InputStream sql =
        Objects.requireNonNull(
            Outbox.class.getResourceAsStream("/db/outbox/V0_1__outbox.sql"), "the migration")) {
      String migration = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      for (String schema : List.of(SAYS, HEARS)) {
        database.execute(
            "create schema %1$s; set search_path to %1$s; %2$s".formatted(schema, migration));
      }
    }
    return database;
  }

  private static Map<Integer, Long> send(
      Database database, String brokers, int events, Duration pause) throws Exception {
    JdbcTransactions transactions = new JdbcTransactions(pool(database));
    Outbox outbox = new Outbox(transactions, SAYS);
    Map<Integer, Long> times = new HashMap<>();
    try (Relay relay =
        new Relay(
            pool(database), SAYS, Map.of("bootstrap.servers", brokers), RelaySettings.defaults())) {
      relay.start();
      for (int event = 0; event < events; event++) {
        OutboxMessage message = message(event);
        transactions.inNew(
            () -> {
              outbox.append(message);
              return true;
            });
        times.put(event, now());
        relay.wake();
        LockSupport.parkNanos(pause.toNanos());
      }
      // What is not sent when the relay closes would never be heard.
      new Patience(DELIVERY_LIMIT, pause)
          .await("outbox without unsent events", () -> emptied(database));
    }
    return times;
  }

  private static Optional<Boolean> emptied(Database database) throws IOException {
    String sql = "select from %s.outbox where sent_at is null".formatted(SAYS);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet unsent = statement.executeQuery(sql)) {
      return unsent.next() ? Optional.empty() : Optional.of(true);
    } catch (SQLException e) {
      throw new IOException("the outbox cannot be looked at", e);
    }
  }

  private static OutboxMessage message(int event) {
    UUID id = UUID.randomUUID();
    byte[] value = new byte[1_000];
    return new OutboxMessage(
        id, TOPIC, Integer.toString(event), Map.of("ce_id", id.toString()), value);
  }

  private static Map<Integer, Long> receive(
      Database database, String brokers, int events, Duration pause)
      throws SQLException, IOException {
    JdbcTransactions transactions = new JdbcTransactions(pool(database));
    Deliveries deliveries =
        new Deliveries(
            new Inbox(transactions, HEARS), transactions::inNew, DeliverySettings.defaults());
    Map<Integer, Long> times = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer(brokers)) {
      consumer.subscribe(List.of(TOPIC));
      consumer.poll(Duration.ofSeconds(5));
      System.out.println(READY);
      System.out.flush();
      List<String> handled = new ArrayList<>();
      Instant end = Instant.now().plus(pause.multipliedBy(events)).plus(DELIVERY_LIMIT);
      while (times.size() < events) {
        if (Instant.now().isAfter(end)) {
          throw new IOException("%d of %d events came".formatted(times.size(), events));
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          deliveries.deliver("bench", record, () -> handled.add(record.key()));
          times.put(Integer.parseInt(record.key()), now());
        }
      }
    }
    return times;
  }

  private static DataSource pool(Database database) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(2)
                        .connectionFactoryConfiguration(
                            connection ->
                                connection
                                    .jdbcUrl(database.url())
                                    .principal(new NamePrincipal(database.user()))
                                    .credential(new SimplePassword(Database.PASSWORD)))));
  }

  private static KafkaConsumer<String, byte[]> consumer(String brokers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", brokers,
            "group.id", "bench",
            "auto.offset.reset", "earliest",
            "metadata.max.age.ms", "500"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Nanoseconds of the host's clock, which both processes read. */
  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
