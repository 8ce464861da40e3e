package io.threeways.local.postgres;

import io.threeways.local.home.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A role with its own schema for each service: none can read another's tables. */
public final class Roles {
  private final Secrets secrets;

  public Roles(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Creates the database, and what is missing in it for these services. */
  public void provide(int port, List<String> words) throws SQLException {
    try (Connection connection = connect(port, "postgres");
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_database where datname = 'threeways'")) {
        statement.execute("create database " + Postgres.DATABASE);
        statement.execute("revoke all on database " + Postgres.DATABASE + " from public");
      }
    }
    try (Connection connection = connect(port, Postgres.DATABASE);
        Statement statement = connection.createStatement()) {
      for (String word : words) {
        provide(statement, word);
      }
    }
  }

  private void provide(Statement statement, String word) throws SQLException {
    if (!exists(statement, "select 1 from pg_roles where rolname = '" + word + "'")) {
      statement.execute("create role " + word + " login");
    }
    statement.execute("alter role " + word + " password '" + secrets.postgres(word) + "'");
    statement.execute("alter role " + word + " set search_path = " + word);
    // Temporary tables are a session's own: COPY into tables with conflicts goes through them.
    statement.execute("grant connect, temporary on database " + Postgres.DATABASE + " to " + word);
    statement.execute("create schema if not exists " + word + " authorization " + word);
  }

  private Connection connect(int port, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
        Postgres.OWNER,
        secrets.postgres(Postgres.OWNER));
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
