package io.threeways.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.testkit.Database;
import io.threeways.testkit.EmbeddedPostgres;
import io.threeways.testkit.JdbcTransactions;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlTest {
  private final JdbcTransactions transactions = new JdbcTransactions(database().dataSource());
  private final Sql sql = new Sql(transactions);

  @Test
  void parametersOfEveryKindComeBack() {
    UUID id = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    Instant at = Instant.parse("2026-03-04T05:06:07.123456Z");
    byte[] body = "bytes".getBytes(StandardCharsets.UTF_8);

    sql.update(
        "insert into thing (id, name, number, at, body, good) values (?, ?, ?, ?, ?, ?)",
        id,
        "one",
        42L,
        at,
        body,
        true);

    assertThat(sql.first("select id from thing", row -> row.getObject(1, UUID.class))).contains(id);
    assertThat(sql.first("select number from thing", row -> row.getLong(1))).contains(42L);
    assertThat(sql.first("select at from thing", row -> Sql.instant(row, "at"))).contains(at);
    assertThat(sql.first("select body from thing", row -> row.getBytes(1)))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(body));
    assertThat(sql.first("select good from thing", row -> row.getBoolean(1))).contains(true);
  }

  @Test
  void whatIsMissingIsNull() {
    sql.update("insert into thing (name, at) values (?, ?)", "one", null);

    assertThat(
            sql.list("select at from thing", row -> String.valueOf(Sql.instantOrNull(row, "at"))))
        .containsExactly("null");
  }

  @Test
  void collectionsAreArrays() {
    addThings();

    assertThat(names("where name = any (?)", List.of("one", "three")))
        .containsExactly("one", "three");
    assertThat(names("where number = any (?)", List.of(2L))).containsExactly("two");
  }

  @Test
  void rowsAreChangedInOneRoundTrip() {
    addThings();

    assertThat(names("")).containsExactly("one", "two", "three");
  }

  @Test
  void noRowsAreNoStatement() {
    sql.updateAll("this is no statement", List.of());

    assertThat(names("")).isEmpty();
  }

  @Test
  void aStatementIsPartOfTheCallersTransaction() {
    assertThatThrownBy(
            () ->
                transactions.inNew(
                    () -> {
                      addThings();
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");

    assertThat(names("")).isEmpty();
  }

  @Test
  void aFailureNamesTheStatementAndKeepsWhatTheDatabaseSaid() {
    assertThatThrownBy(() -> sql.list("select nothing\nfrom nowhere", row -> row.getInt(1)))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessage("cannot run: select nothing")
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class, cause -> assertThat(cause.getSQLState()).isEqualTo("42P01"));
  }

  private void addThings() {
    sql.updateAll(
        "insert into thing (name, number) values (?, ?)",
        List.of(new Object[] {"one", 1L}, new Object[] {"two", 2L}, new Object[] {"three", 3L}));
  }

  private List<String> names(String where, Object... parameters) {
    return sql.list(
        "select name from thing " + where + " order by number",
        row -> row.getString(1),
        parameters);
  }

  private static Database database() {
    Database database = EmbeddedPostgres.shared().freshDatabase().withSchema("shop");
    database.execute(
        "create table thing (id uuid, name text, number bigint, at timestamptz, body bytea, good"
            + " boolean)");
    return database;
  }
}
