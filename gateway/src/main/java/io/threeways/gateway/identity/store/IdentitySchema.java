package io.threeways.gateway.identity.store;

import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.gateway.identity.BootstrapSettings;
import io.threeways.gateway.identity.DoorSettings;
import io.threeways.gateway.identity.Member;
import io.threeways.identity.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date beside the start of the gateway: traffic must not wait for
 * PostgreSQL.
 */
@ApplicationScoped
public class IdentitySchema {
  private static final Logger LOG = Logger.getLogger(IdentitySchema.class);

  private final Flyway flyway;
  private final Statements statements;
  private final BootstrapSettings bootstrap;
  private final DoorSettings settings;
  private final CountDownLatch stopped = new CountDownLatch(1);

  IdentitySchema(
      @FlywayDataSource("gateway") Flyway flyway,
      @DataSource("gateway") javax.sql.DataSource source,
      BootstrapSettings bootstrap,
      DoorSettings settings) {
    this.flyway = flyway;
    this.statements = new Statements(source);
    this.bootstrap = bootstrap;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("gateway-schema").daemon().start(this::untilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void untilDone() {
    try {
      do {
        if (prepared()) {
          return;
        }
      } while (!stopped.await(settings.retryEvery().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean prepared() {
    try {
      flyway.migrate();
      if (bootstrap.tokenHash().isPresent()) {
        letIn(new Member(bootstrap.user(), Roles.ADMIN));
      }
      LOG.info("The schema of members and tokens is up to date");
      return true;
    } catch (FlywayException | SQLException e) {
      LOG.warnf("Members and tokens have to wait for PostgreSQL: %s", e.getMessage());
      return false;
    }
  }

  private void letIn(Member first) throws SQLException {
    statements.transaction(
        connection -> {
          Members.put(connection, first, Instant.now());
          return first;
        });
  }
}
