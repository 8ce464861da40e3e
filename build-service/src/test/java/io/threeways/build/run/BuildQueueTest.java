package io.threeways.build.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.RepositoryName;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the queue is closed, with the real database. */
@QuarkusTest
@RealParts("build")
class BuildQueueTest {
  @Inject BuildQueue queue;
  @Inject Builds builds;

  @Inject
  @DataSource("build")
  AgroalDataSource database;

  private PushedShop shop;

  @BeforeEach
  void close() {
    queue.close();
    shop = PushedShop.empty();
  }

  @AfterEach
  void open() {
    queue.open();
    shop.awaitBuild(1, "passed");
    shop.close();
  }

  @Test
  void aBuildThatIsClaimedWhileTheQueueClosesIsLetGoBeforeItIsClosed() throws Exception {
    shop.withPipeline("version: 1\nstages: [{name: short, run: sleep 1}]\n");
    shop.pushed("main");
    Thread closing;
    try (Connection busy = database.getConnection();
        Statement statement = busy.createStatement()) {
      busy.setAutoCommit(false);
      statement.execute("lock table build in access exclusive mode");
      queue.open();
      await().atMost(Duration.ofMinutes(1)).until(() -> isClaimWaiting(statement));

      closing = Thread.ofPlatform().start(queue::close);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> closing.getState() == Thread.State.TIMED_WAITING);
      busy.rollback();
    }
    closing.join();

    Build build = builds.find(new BuildId(new RepositoryName(shop.name()), 1)).orElseThrow();
    assertThat(build).isInstanceOf(Build.Running.class);
    assertThat(((Build.Running) build).lease().until()).isBeforeOrEqualTo(Instant.now());
  }

  private static boolean isClaimWaiting(Statement statement) throws SQLException {
    try (ResultSet waiting =
        statement.executeQuery(
            "select count(*) from pg_locks where not granted and relation = 'build'::regclass")) {
      waiting.next();
      return waiting.getInt(1) > 0;
    }
  }
}
