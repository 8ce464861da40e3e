package io.threeways.agent.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What all publications together may take of the relay, whatever one of them does. Only the
 * carriage's thread uses it.
 */
final class Capacity {
  /** Sixteen publications, each with two gateways' 256 connections. */
  private static final int MOST_CONNECTIONS = 8192;

  /** As many publications may keep all that one may. */
  private static final long MOST_KEPT_BYTES = 16 * Share.MOST_KEPT_BYTES;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String OPEN_FILES = "Max open files";

  private final int mostConnections;
  private int connections;
  private long keptBytes;

  Capacity(int mostConnections) {
    this.mostConnections = mostConnections;
  }

  /**
   * A connection has two descriptors; a quarter of what this process may open is left for the rest:
   * listeners, the agent, and what is closed but not yet given back.
   */
  static Capacity ofThisProcess() throws IOException {
    String soft =
        Files.readAllLines(LIMITS).stream()
            .filter(line -> line.startsWith(OPEN_FILES))
            .flatMap(line -> Arrays.stream(line.substring(OPEN_FILES.length()).strip().split(" +")))
            .findFirst()
            .orElseThrow(() -> new IOException(LIMITS + " has no line " + OPEN_FILES));
    return new Capacity(
        soft.equals("unlimited")
            ? MOST_CONNECTIONS
            : (int) Math.min(MOST_CONNECTIONS, Long.parseLong(soft) / 4 * 3 / 2));
  }

  boolean isFull() {
    return connections >= mostConnections;
  }

  boolean keepsMuch() {
    return keptBytes >= MOST_KEPT_BYTES;
  }

  void connections(int difference) {
    connections += difference;
  }

  void kept(int difference) {
    keptBytes += difference;
  }
}
