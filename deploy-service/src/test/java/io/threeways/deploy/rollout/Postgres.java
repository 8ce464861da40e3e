package io.threeways.deploy.rollout;

import io.threeways.testkit.Database;
import io.threeways.testkit.EmbeddedPostgres;
import io.threeways.testkit.JdbcTransactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** A database of deploy-service and its transactions, without a container. */
public final class Postgres implements Transactions {
  private final Database database;
  private final JdbcTransactions connections;
  private final ThreadLocal<Boolean> open = ThreadLocal.withInitial(() -> false);

  private Postgres(Database database) {
    this.database = database;
    this.connections = new JdbcTransactions(database.dataSource());
  }

  /** A new one, migrated. */
  public static Postgres fresh() {
    Database database = EmbeddedPostgres.shared().freshDatabase().withSchema("deploy");
    database.execute(script("/db/outbox/V0_1__outbox.sql"));
    database.execute(script("/db/outbox/V0_2__tombstones.sql"));
    database.execute(script("/db/deploy/V1__rollouts.sql"));
    database.execute(script("/db/deploy/V3__environments_on_demand.sql"));
    database.execute(script("/db/deploy/V4__strategies.sql"));
    database.execute(script("/db/deploy/V5__configuration.sql"));
    database.execute(script("/db/deploy/V6__places.sql"));
    database.execute(script("/db/deploy/V6_1__contributors.sql"));
    database.execute(script("/db/deploy/V6_2__polls.sql"));
    return new Postgres(database);
  }

  /** One that another process has made. */
  static Postgres at(int port, String name) {
    return new Postgres(new Database(port, name, "deploy"));
  }

  Database database() {
    return database;
  }

  /** They take part in transactions. */
  public JdbcTransactions connections() {
    return connections;
  }

  @Override
  public <T> T in(Supplier<T> work) {
    if (open.get()) {
      return work.get();
    }
    try {
      return inNew(work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T inNew(Callable<T> work) throws Exception {
    return connections.inNew(
        () -> {
          open.set(true);
          try {
            return work.call();
          } finally {
            open.set(false);
          }
        });
  }

  private static String script(String resource) {
    try (InputStream in = Postgres.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
