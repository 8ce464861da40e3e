package io.threeways.local.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.local.home.Home;
import io.threeways.local.home.Ports;
import io.threeways.local.home.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service may do in the database that it shares with the others. */
class RolesTest {
  @TempDir static Path folder;

  private static Secrets secrets;
  private static Postgres postgres;

  @BeforeAll
  static void start() throws Exception {
    Home home = Home.open(folder);
    secrets = new Secrets(home, new SecureRandom());
    postgres = new Postgres(home, new Ports(home), secrets.postgres(Postgres.OWNER));
    postgres.start();
    new Roles(secrets).provide(postgres.port(), List.of("build", "telemetry"));
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.stop();
  }

  @Test
  void aServiceMakesTablesOfItsOwnAndTemporaryOnes() throws SQLException {
    as("telemetry", "create table sample (at bigint)");

    as("telemetry", "create temp table sample_arriving (like sample) on commit delete rows");
  }

  @Test
  void aServiceReadsNoTableOfAnother() throws SQLException {
    as("build", "create table secret (value text)");

    assertThatThrownBy(() -> as("telemetry", "select * from build.secret"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for schema build");
  }

  @Test
  void aWrongPasswordOpensNoSession() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl(), "build", "guessed").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void providingTwiceKeepsWhatIsThere() throws SQLException {
    as("build", "create table kept (value text)");

    new Roles(secrets).provide(postgres.port(), List.of("build", "telemetry"));

    as("build", "select * from kept");
  }

  private static void as(String role, String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), role, secrets.postgres(role));
        Statement session = connection.createStatement()) {
      session.execute(statement);
    }
  }
}
