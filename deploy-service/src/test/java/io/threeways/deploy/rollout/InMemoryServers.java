package io.threeways.deploy.rollout;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agent that runs nothing: what a server does is named by its command, {@code healthy}, {@code
 * unwell}, {@code exits}, or {@code third-unwell} and {@code third-exits}, which are so where they
 * are their version's third server. Lives on when its callers die.
 */
public final class InMemoryServers implements Servers {
  private final Map<ServerName, Life> lives = new HashMap<>();
  private final Host host;
  private int starts;
  private boolean away;

  /** Where servers answer. */
  public interface Host {
    URI open(ServerName name, boolean healthy);

    void close(URI address);
  }

  private final Set<URI> onceHealthy = new HashSet<>();

  private record Life(Sighting sighting, long epoch, URI address, String kind, boolean healthy) {}

  public InMemoryServers(Host host) {
    this.host = host;
  }

  @Override
  public synchronized Map<Integer, Sighting> list(UUID deployment) {
    refuseIfAway();
    Map<Integer, Sighting> all = new TreeMap<>();
    lives.forEach(
        (name, life) -> {
          if (name.deployment().equals(deployment)) {
            all.put(name.index(), life.sighting());
          }
        });
    return all;
  }

  @Override
  public synchronized void start(ServerName name, Release release, long epoch) {
    refuseIfAway();
    Life known = lives.get(name);
    fence(name, known, epoch);
    String kind = release.plan().command().getFirst();
    if (known != null) {
      if (!known.kind().equals(kind)) {
        throw new NotStartable(name + " is another server: " + known.kind());
      }
      lives.put(
          name, new Life(known.sighting(), epoch, known.address(), known.kind(), known.healthy()));
      return;
    }
    starts++;
    if (kind.equals("forbidden")) {
      throw new NotStartable("the agent refuses to start " + name);
    }
    URI address = host.open(name, isHealthy(name, kind));
    Sighting sighting =
        kind.equals("exits") || (kind.equals("third-exits") && name.index() == 2)
            ? new Sighting.Gone(4, "exited with code 1", true)
            : kind.equals("lost")
                ? new Sighting.Gone(4, "is lost", false)
                : new Sighting.Running(2, address);
    lives.put(name, new Life(sighting, epoch, address, kind, isHealthy(name, kind)));
    if (isHealthy(name, kind)) {
      onceHealthy.add(address);
    }
    notifyAll();
  }

  @Override
  public synchronized void stop(ServerName name, long epoch) {
    refuseIfAway();
    fence(name, lives.get(name), epoch);
    end(name, "exited by signal 15");
  }

  @Override
  public void clear(ServerName name) {}

  @Override
  public URI inside(ServerName name, Plan plan, URI endpoint) {
    return endpoint;
  }

  @Override
  public synchronized String lastLines(ServerName name, int lines) {
    Life life = lives.get(name);
    return life == null ? "" : "I am " + life.kind();
  }

  @Override
  public synchronized void awaitChange(ServerName name, long since) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    try {
      while (revision(name) == since && System.nanoTime() < until) {
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AgentUnavailable("interrupted", e);
    }
  }

  /** The host cannot be reached; what it runs goes on. */
  public synchronized void goAway() {
    away = true;
  }

  public synchronized void comeBack() {
    away = false;
  }

  private void refuseIfAway() {
    if (away) {
      throw new AgentUnavailable("the host is away", new ConnectException("refused"));
    }
  }

  /** It dies by itself. */
  public synchronized void kill(ServerName name) {
    end(name, "exited by signal 9");
  }

  /** It runs on, but is not healthy any more. */
  public synchronized void sicken(ServerName name) {
    lives.computeIfPresent(
        name,
        (_, life) -> new Life(life.sighting(), life.epoch(), life.address(), life.kind(), false));
  }

  public synchronized Set<ServerName> alive() {
    return lives.entrySet().stream()
        .filter(entry -> !(entry.getValue().sighting() instanceof Sighting.Gone))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether a living, healthy server answers there. */
  public synchronized boolean answers(URI address) {
    return lives.values().stream()
        .anyMatch(
            life ->
                life.address().equals(address)
                    && life.healthy()
                    && !(life.sighting() instanceof Sighting.Gone));
  }

  /** Whether the server that answers or answered there was a healthy one. */
  public synchronized boolean wasHealthy(URI address) {
    return onceHealthy.contains(address);
  }

  private static boolean isHealthy(ServerName name, String kind) {
    return kind.equals("healthy") || (kind.startsWith("third-") && name.index() != 2);
  }

  /** How many processes were ever made. */
  public synchronized int starts() {
    return starts;
  }

  private long revision(ServerName name) {
    Life life = lives.get(name);
    return life == null ? -1 : life.sighting().revision();
  }

  private void end(ServerName name, String how) {
    Life life = lives.get(name);
    if (life != null && !(life.sighting() instanceof Sighting.Gone)) {
      lives.put(
          name,
          new Life(
              new Sighting.Gone(4, how, true),
              life.epoch(),
              life.address(),
              life.kind(),
              life.healthy()));
      host.close(life.address());
      notifyAll();
    }
  }

  private static void fence(ServerName name, @Nullable Life known, long epoch) {
    if (known != null && known.epoch() > epoch) {
      throw new Outdated(name + " belongs to epoch " + known.epoch() + ", not " + epoch);
    }
  }
}
