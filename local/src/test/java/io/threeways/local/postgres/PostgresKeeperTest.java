package io.threeways.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.local.home.Home;
import io.threeways.local.home.Ports;
import io.threeways.local.home.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed. */
class PostgresKeeperTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void itComesBackWhereItWasWithWhatItHad() throws Exception {
    Home home = Home.open(folder);
    Secrets secrets = new Secrets(home, new SecureRandom());
    Postgres postgres = new Postgres(home, new Ports(home), secrets.postgres(Postgres.OWNER));
    postgres.start();
    new Roles(secrets).provide(postgres.port(), List.of("build"));
    int port = postgres.port();
    long first = postgres.pid();
    try (Connection before = connect(postgres, secrets);
        Statement statement = before.createStatement()) {
      statement.execute("create table kept as select 7 as value");
      try (PostgresKeeper keeper = PostgresKeeper.of(postgres)) {
        assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();

        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .untilAsserted(
                () -> {
                  try (Connection after = connect(postgres, secrets);
                      var rows = after.createStatement().executeQuery("select value from kept")) {
                    assertThat(rows.next()).isTrue();
                  }
                });
      }
    }
    assertThat(postgres.port()).isEqualTo(port);
    assertThat(postgres.pid()).isNotEqualTo(first);
    postgres.stop();
  }

  private static Connection connect(Postgres postgres, Secrets secrets) throws Exception {
    return DriverManager.getConnection(postgres.jdbcUrl(), "build", secrets.postgres("build"));
  }
}
