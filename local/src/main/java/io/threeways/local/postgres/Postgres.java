package io.threeways.local.postgres;

import io.threeways.local.home.Home;
import io.threeways.local.home.OwnerOnly;
import io.threeways.local.home.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The server. It is not our child: when this process dies it goes on, and the next start takes it
 * over.
 */
public final class Postgres {
  /** The role that owns the database; only this process uses it. */
  public static final String OWNER = "threeways";

  public static final String DATABASE = "threeways";

  private static final Logger LOG = Logger.getLogger(Postgres.class);
  private static final int PREFERRED_PORT = 5432;
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

  /** Sized for a developer's machine: services hold at most six connections each. */
  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      password_encryption = scram-sha-256
      max_connections = 100
      shared_buffers = 32MB
      max_wal_senders = 0
      wal_level = minimal
      jit = off
      io_method = sync
      """;

  private final Home home;
  private final Ports ports;
  private final String ownerPassword;
  private final Path folder;
  private final Path data;
  private volatile int port;

  public Postgres(Home home, Ports ports, String ownerPassword) {
    this.home = home;
    this.ports = ports;
    this.ownerPassword = ownerPassword;
    this.folder = home.data("postgres");
    this.data = folder.resolve("cluster");
  }

  /** Starts the server, or takes over the one that runs on our folder. Ready when this returns. */
  public void start() throws IOException, InterruptedException {
    OwnerOnly.folder(folder);
    Unprivileged unprivileged = Unprivileged.here();
    Path programs = PostgresArchive.unpackInto(folder).resolve("bin");
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialize(programs, unprivileged);
    }
    if (runs(programs, unprivileged)) {
      port = Integer.parseInt(Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip());
      LOG.infof("Took over PostgreSQL on port %d", (Integer) port);
      return;
    }
    // A server that comes back is looked for where it was.
    port = port == 0 ? ports.choose("postgres", PREFERRED_PORT) : port;
    run(
        unprivileged,
        List.of(
            programs.resolve("pg_ctl").toString(),
            "start",
            "-w",
            "-D",
            data.toString(),
            "-l",
            data.resolve("server.log").toString(),
            "-o",
            "-p " + port));
  }

  /** Ends open sessions and the server. */
  public void stop() throws IOException, InterruptedException {
    Path programs = PostgresArchive.unpackInto(folder).resolve("bin");
    run(
        Unprivileged.here(),
        List.of(
            programs.resolve("pg_ctl").toString(), "stop", "-m", "fast", "-D", data.toString()));
  }

  public int port() {
    return port;
  }

  /** The postmaster's process id. */
  public long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  private void initialize(Path programs, Unprivileged unprivileged)
      throws IOException, InterruptedException {
    OwnerOnly.folder(data);
    Path password = folder.resolve("initial.password");
    OwnerOnly.write(password, ownerPassword + "\n");
    unprivileged.own(data);
    unprivileged.own(password);
    run(
        unprivileged,
        List.of(
            programs.resolve("initdb").toString(),
            "-D",
            data.toString(),
            "--auth=scram-sha-256",
            "--username=" + OWNER,
            "--pwfile=" + password,
            "--encoding=UTF8",
            "--no-locale",
            "--no-instructions"));
    Files.delete(password);
    Path configuration = data.resolve("postgresql.conf");
    Files.writeString(configuration, Files.readString(configuration) + "\n" + SETTINGS);
  }

  private boolean runs(Path programs, Unprivileged unprivileged)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(programs.resolve("pg_ctl").toString(), "status", "-D", data.toString());
    return execute(unprivileged.command(command)) == 0;
  }

  private void run(Unprivileged unprivileged, List<String> command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(unprivileged.command(command));
    int exit = execute(words);
    if (exit != 0) {
      throw new IOException(
          "PostgreSQL: %s ended with %d; see %s and %s"
              .formatted(String.join(" ", words), exit, log(), data.resolve("server.log")));
    }
  }

  private int execute(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(
          "PostgreSQL: no end of %s after %s".formatted(String.join(" ", command), COMMAND_LIMIT));
    }
    return process.exitValue();
  }

  private Path log() {
    return home.logs().resolve("postgres.log");
  }
}
