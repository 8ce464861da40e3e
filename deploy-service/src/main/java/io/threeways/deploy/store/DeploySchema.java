package io.threeways.deploy.store;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema up to date before anything else begins. A database that is away holds up
 * nothing: toggles are evaluated without it, and everything else tries again anyway.
 */
@ApplicationScoped
public class DeploySchema {
  private static final Logger LOG = Logger.getLogger(DeploySchema.class);
  private static final int BEFORE_THE_OTHERS = 1;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Flyway flyway;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  DeploySchema(@FlywayDataSource("deploy") Flyway flyway) {
    this.flyway = flyway;
  }

  void start(@Observes @Priority(BEFORE_THE_OTHERS) StartupEvent event) {
    if (!isUpToDate()) {
      Thread.ofPlatform().name("deploy-schema").daemon().start(this::untilDone);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void untilDone() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        if (isUpToDate()) {
          LOG.info("PostgreSQL is there; the schema is up to date");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @throws FlywayException when the database is there and a migration fails: no start is better
   */
  private boolean isUpToDate() {
    try {
      flyway.migrate();
      return true;
    } catch (FlywayException e) {
      if (isAway(e)) {
        LOG.warnf("All but toggles has to wait for PostgreSQL: %s", e.getMessage());
        return false;
      }
      throw e;
    }
  }

  private static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isConnectionState(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** SQLSTATE class 08: no connection; 57P: the server shuts down or starts. */
  private static boolean isConnectionState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
