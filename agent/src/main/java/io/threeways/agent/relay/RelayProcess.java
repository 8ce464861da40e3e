package io.threeways.agent.relay;

import io.threeways.agent.host.Host;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Finds the running relay or starts one. */
final class RelayProcess {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** What an address of a Unix socket can hold, see unix(7). */
  private static final int LONGEST_SOCKET_BYTES = 107;

  /**
   * Twice what the {@link Capacity} can fill, so that the collector has room and nobody can bring
   * the relay down: 8192 connections of 4 KiB of objects (32 MiB), 2 KiB in both directions of each
   * (32 MiB), and 16 publications that keep 2 MiB beyond that (32 MiB) are 96 MiB. It is taken from
   * the host only when it is needed.
   */
  private static final String HEAP = "-Xmx192m";

  private final Path folder;
  private final Path socket;
  private final Path jdk;

  RelayProcess(Path folder, Path jdk) {
    this.folder = folder;
    this.socket = folder.resolve("relay.sock");
    this.jdk = jdk;
  }

  /**
   * Connects, after starting a relay if none answers.
   *
   * @param wrapper a process whose user namespace the relay must share to reach its sandbox
   * @param gone called once, when the relay is no longer there
   */
  RelayControl reach(OptionalLong wrapper, Runnable gone) throws IOException {
    if (socket.toString().length() + ".new".length() > LONGEST_SOCKET_BYTES) {
      throw new IOException(
          "the path of threeways.agent.folder is too long for a socket: " + folder);
    }
    Optional<RelayControl> running = find(gone);
    if (running.isPresent()) {
      return running.get();
    }
    Process started = start(wrapper);
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.exists(socket)) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the relay did not start, see " + log());
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return RelayControl.connect(socket, gone);
  }

  /**
   * Connects to the relay that runs, if there is one.
   *
   * @param gone called once, when it is no longer there
   */
  Optional<RelayControl> find(Runnable gone) throws IOException {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RelayControl.connect(socket, gone));
    } catch (IOException dead) {
      Files.deleteIfExists(socket);
      return Optional.empty();
    }
  }

  private Process start(OptionalLong wrapper) throws IOException {
    List<String> command = new ArrayList<>(List.of(Host.required("setsid")));
    command.addAll(namespace(wrapper));
    command.addAll(
        List.of(
            jdk.resolve("bin/java").toString(),
            "-Xms8m",
            HEAP,
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            // A dead relay is replaced; one that lost a thread would look alive.
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes().toString(),
            Relay.class.getName(),
            socket.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().clear();
    return builder.start();
  }

  private static List<String> namespace(OptionalLong wrapper) {
    if (Host.isRoot()) {
      return List.of();
    }
    return wrapper.isPresent()
        ? List.of(
            Host.required("nsenter"),
            "--user=/proc/" + wrapper.getAsLong() + "/ns/user",
            "--preserve-credentials",
            "--")
        : List.of(Host.required("unshare"), "--user", "--map-root-user", "--");
  }

  private Path log() {
    return folder.resolve("relay.log");
  }

  /** The relay's classes need nothing but the JDK, so the jar that holds them is the class path. */
  private static Path classes() {
    try {
      return Path.of(Relay.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the agent's classes lie at no file", e);
    }
  }
}
