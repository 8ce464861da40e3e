package io.threeways.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server as a child process, with data of its own.
 *
 * <p>It can be stopped and started again on the same port with the same data, as a server that was
 * away.
 */
public final class EmbeddedPostgres implements Outage.Part, AutoCloseable {
  static final String SHARED = "io.threeways.testkit.postgres";

  private final Path folder;
  private final int port;
  private final boolean durable;
  private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;

  private EmbeddedPostgres(Path folder, int port, boolean durable) {
    this.folder = folder;
    this.port = port;
    this.durable = durable;
  }

  /** A server of one's own, running; it does not wait for the disk. */
  public static EmbeddedPostgres start() {
    return start(false);
  }

  /** A server of one's own that writes every commit through to the disk, for measurements. */
  public static EmbeddedPostgres startDurable() {
    return start(true);
  }

  private static EmbeddedPostgres start(boolean durable) {
    BrokerLog.quieten();
    try {
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(Files.createTempDirectory("postgres-"), FreePort.find(), durable);
      postgres.resume();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The address of the server that every test of this JVM shares, whatever its class loader; it
   * ends with the JVM.
   */
  public static synchronized PostgresAddress shared() {
    return PostgresAddress.at(
        Integer.parseInt(
            SharedPart.address(
                SHARED,
                EmbeddedPostgres::startShared,
                postgres -> Integer.toString(postgres.port))));
  }

  private static EmbeddedPostgres startShared() {
    EmbeddedPostgres shared = start();
    Outage.allow(SHARED, shared);
    return shared;
  }

  /** Where it listens, the same after a restart. */
  public PostgresAddress address() {
    return PostgresAddress.at(port);
  }

  /** The server goes away, every session with it; its data stay. */
  @Override
  public synchronized void pause() {
    io.zonky.test.db.postgres.embedded.EmbeddedPostgres running = server;
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server = null;
    }
  }

  /** The server comes back. */
  @Override
  public synchronized void resume() {
    if (server != null) {
      return;
    }
    try {
      server =
          io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setServerConfig("fsync", durable ? "on" : "off")
              .setServerConfig("max_connections", "200")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    pause();
    Folders.delete(folder);
  }
}
