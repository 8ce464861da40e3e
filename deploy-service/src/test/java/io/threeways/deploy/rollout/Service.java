package io.threeways.deploy.rollout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A process of the service, or the one that took its place. It is killed with SIGKILL at steps at
 * which none was killed before; chance says at which of their occurrences.
 */
final class Service implements AutoCloseable {
  private static final int PATIENCE = 60;

  private final Postgres postgres;
  private final URI agent;
  private final RandomGenerator chance;
  private final Set<String> killedAt = new ConcurrentSkipListSet<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private @Nullable Process process;
  private int kills;

  Service(Postgres postgres, URI agent, RandomGenerator chance) {
    this.postgres = postgres;
    this.agent = agent;
    this.chance = chance;
  }

  Set<String> killedAt() {
    return Set.copyOf(killedAt);
  }

  int kills() {
    return kills;
  }

  /** Sends an event again and again until a process has acknowledged it, as a broker does. */
  void deliver(String event) {
    while (true) {
      send(event);
      if (heardUntil("done " + event.split(" ", -1)[0])) {
        return;
      }
    }
  }

  /** Kills what stands still and starts the next; returns when nothing stood still. */
  void look() {
    for (String line = said.poll(); line != null; line = said.poll()) {
      if (line.startsWith("step ")) {
        kill(line.substring("step ".length()));
      }
    }
    running();
  }

  private boolean heardUntil(String word) {
    try {
      while (true) {
        String line = said.poll(PATIENCE, TimeUnit.SECONDS);
        if (line == null) {
          throw new AssertionError("the service says nothing for " + PATIENCE + " s");
        }
        if (line.startsWith("step ")) {
          kill(line.substring("step ".length()));
          return false;
        }
        if (line.startsWith(word)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void kill(String step) {
    Process standing = running();
    // SIGKILL on the systems that we run on: nothing of the process gets to clean up.
    standing.destroyForcibly();
    standing.onExit().join();
    said.clear();
    process = null;
    kills++;
    if (chance.nextInt(8) > 0) {
      killedAt.add(step);
    }
  }

  private Process running() {
    if (process == null) {
      process = start();
    }
    return process;
  }

  private Process start() {
    String passed = killedAt.isEmpty() ? "none" : String.join(",", killedAt);
    try {
      Process started =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx96m",
                  "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                  "-cp",
                  System.getProperty("java.class.path"),
                  DeployProcess.class.getName(),
                  Integer.toString(postgres.database().port()),
                  postgres.database().name(),
                  agent.toString(),
                  passed)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Thread.ofVirtual().start(() -> hear(started));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hear(Process from) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException e) {
      // Its output ends when it is killed.
      said.add("gone " + e.getMessage());
    }
  }

  private void send(String event) {
    try {
      Writer input = running().outputWriter(StandardCharsets.UTF_8);
      input.write(event + "\n");
      input.flush();
    } catch (IOException e) {
      // It was killed before it could hear; the event is sent to the next one.
      said.add("gone " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
