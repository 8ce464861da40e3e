package io.threeways.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.threeways.testkit.Database;
import io.threeways.testkit.EmbeddedPostgres;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageClassificationTest {

  static Stream<Throwable> outages() {
    SQLException refused = new SQLException("refused", "08001");
    BatchUpdateException batch = new BatchUpdateException("first", "00000", new int[0]);
    batch.setNextException(refused);
    RuntimeException rollback = new RuntimeException("could not commit");
    rollback.addSuppressed(refused);
    return Stream.of(
        refused,
        new SQLException("shutting down", "57P01"),
        new SQLException("too many connections", "53300"),
        new SQLTransientConnectionException("away"),
        new SQLException("no connection in time", new java.util.concurrent.TimeoutException()),
        new TimeoutException("no broker"),
        new IllegalStateException(new RuntimeException(refused)),
        batch,
        rollback);
  }

  static Stream<Throwable> failuresOfAHandler() {
    RuntimeException circular = new RuntimeException("a");
    circular.initCause(new RuntimeException("b", circular));
    return Stream.of(
        new IllegalArgumentException("no"),
        new SQLException("unique violation", "23505"),
        new SQLException("statement ran too long", "57014"),
        new SQLException("no state"),
        new RecordTooLargeException("10 MB"),
        circular);
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIsNeverAnAttempt(Throwable failure) {
    assertThat(Outage.explains(failure)).isTrue();
  }

  /** Every service's data source has a socketTimeout for this. */
  @Test
  void aDatabaseThatHangsIsAnOutage() throws SQLException {
    Database database = EmbeddedPostgres.shared().freshDatabase();
    String impatient = database.url() + "?socketTimeout=1";

    try (Connection connection =
            DriverManager.getConnection(impatient, database.user(), Database.PASSWORD);
        Statement statement = connection.createStatement()) {
      Throwable failure = catchThrowable(() -> statement.execute("select pg_sleep(10)"));

      assertThat(failure).isInstanceOf(SQLException.class);
      assertThat(Outage.explains(failure)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("failuresOfAHandler")
  void whatAHandlerCannotDoIsAnAttempt(Throwable failure) {
    assertThat(Outage.explains(failure)).isFalse();
  }
}
