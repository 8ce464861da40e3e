package io.threeways.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database as one of its users sees it. The server trusts every local user; passwords are given
 * because pools ask for one.
 */
public record Database(int port, String name, String user) {
  /** What every user of a test's database has. */
  public static final String PASSWORD = "test";

  public String url() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, name);
  }

  /** A schema of the word's name, owned by a role of that name, seen as that role. */
  public Database withSchema(String word) {
    execute(
        """
        do $$ begin
          create role %1$s login password '%2$s';
        exception when duplicate_object then null;
        end $$
        """
            .formatted(word, PASSWORD));
    execute("create schema if not exists %1$s authorization %1$s".formatted(word));
    return new Database(port, name, word);
  }

  /** Runs one statement in a connection of its own. */
  public void execute(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A new connection each time, committing by itself; no pool. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    source.setUser(user);
    source.setPassword(PASSWORD);
    source.setCurrentSchema(user);
    source.setConnectTimeout(5);
    return source;
  }
}
