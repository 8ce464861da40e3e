package io.threeways.local.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** Starts the server again when it dies, as our own processes are. Services wait for it. */
public final class PostgresKeeper implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PostgresKeeper.class);

  /** A killed server's children need a moment to notice; what does not start must not spin. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Postgres postgres;
  private final Thread thread;

  private PostgresKeeper(Postgres postgres) {
    this.postgres = postgres;
    this.thread = Thread.ofPlatform().name("postgres-keeper").daemon().unstarted(this::run);
  }

  /** Begins to watch a server that runs. */
  public static PostgresKeeper of(Postgres postgres) {
    PostgresKeeper keeper = new PostgresKeeper(postgres);
    keeper.thread.start();
    return keeper;
  }

  private void run() {
    try {
      while (true) {
        awaitDeath();
        LOG.error("PostgreSQL died and is started again; see postgres.log and its server.log");
        startAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitDeath() throws InterruptedException {
    try {
      var server = ProcessHandle.of(postgres.pid());
      if (server.isPresent()) {
        server.get().onExit().get();
      }
    } catch (IOException | ExecutionException e) {
      LOG.warn("PostgreSQL's process cannot be watched; it is taken for dead", e);
    }
  }

  private void startAgain() throws InterruptedException {
    while (true) {
      try {
        postgres.start();
        return;
      } catch (IOException | RuntimeException e) {
        LOG.warnf("PostgreSQL does not start yet: %s", e.getMessage());
        Thread.sleep(PAUSE);
      }
    }
  }

  /** From now on its end is meant. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
