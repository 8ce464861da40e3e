package io.threeways.deploy.rollout;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agent that runs nothing: what a server does is named by its command, {@code healthy}, {@code
 * unwell} or {@code exits}. Lives on when its callers die.
 */
public final class InMemoryServers implements Servers {
  private final Map<ServerName, Life> lives = new HashMap<>();
  private final Host host;
  private int starts;

  /** Where servers answer. */
  public interface Host {
    URI open(ServerName name, boolean healthy);

    void close(URI address);
  }

  private record Life(Sighting sighting, long epoch, URI address, String kind) {}

  public InMemoryServers(Host host) {
    this.host = host;
  }

  @Override
  public synchronized Map<Integer, Sighting> list(UUID deployment) {
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
    Life known = lives.get(name);
    fence(name, known, epoch);
    String kind = release.plan().command().getFirst();
    if (known != null) {
      if (!known.kind().equals(kind)) {
        throw new NotStartable(name + " is another server: " + known.kind());
      }
      lives.put(name, new Life(known.sighting(), epoch, known.address(), known.kind()));
      return;
    }
    starts++;
    if (kind.equals("forbidden")) {
      throw new NotStartable("the agent refuses to start " + name);
    }
    URI address = host.open(name, kind.equals("healthy"));
    Sighting sighting =
        kind.equals("exits")
            ? new Sighting.Gone(4, "exited with code 1")
            : new Sighting.Running(2, address);
    lives.put(name, new Life(sighting, epoch, address, kind));
    notifyAll();
  }

  @Override
  public synchronized void stop(ServerName name, long epoch) {
    fence(name, lives.get(name), epoch);
    end(name, "exited by signal 15");
  }

  @Override
  public void clear(ServerName name) {}

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

  /** It dies by itself. */
  public synchronized void kill(ServerName name) {
    end(name, "exited by signal 9");
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
                    && life.kind().equals("healthy")
                    && !(life.sighting() instanceof Sighting.Gone));
  }

  /** Whether the server that answers or answered there was a healthy one. */
  public synchronized boolean wasHealthy(URI address) {
    return lives.values().stream()
        .anyMatch(life -> life.address().equals(address) && life.kind().equals("healthy"));
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
          name, new Life(new Sighting.Gone(4, how), life.epoch(), life.address(), life.kind()));
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
