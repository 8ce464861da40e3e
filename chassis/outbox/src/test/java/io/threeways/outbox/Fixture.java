package io.threeways.outbox;

import io.threeways.testkit.Database;
import io.threeways.testkit.JdbcTransactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A service that has nothing but an outbox and an inbox. */
record Fixture(Database database, JdbcTransactions transactions) {
  static final String SCHEMA = "shop";
  private static final List<String> MIGRATIONS =
      List.of("V0_1__outbox.sql", "V0_2__tombstones.sql");

  /** On a fresh schema with the migrations that ship. */
  static Fixture on(Database empty) {
    Database database = empty.withSchema(SCHEMA);
    MIGRATIONS.forEach(name -> database.execute(migration(name)));
    return as(database);
  }

  /** On a schema that exists. */
  static Fixture as(Database database) {
    return new Fixture(database, new JdbcTransactions(database.dataSource()));
  }

  Outbox outbox() {
    return new Outbox(transactions, SCHEMA);
  }

  Inbox inbox() {
    return new Inbox(transactions, SCHEMA);
  }

  static OutboxMessage message(String topic, String key, String text) {
    return new OutboxMessage(
        UUID.randomUUID(),
        topic,
        key,
        Map.of("ce_subject", key),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static String migration(String name) {
    try (InputStream sql = Outbox.class.getResourceAsStream("/db/outbox/" + name)) {
      if (sql == null) {
        throw new IllegalStateException("migration " + name + " is not on the class path");
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
