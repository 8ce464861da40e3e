package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Servers.AgentUnavailable;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Waits for news of living servers, one question to the agent for each, and wakes their place. */
final class Watches {
  private static final System.Logger LOG = System.getLogger(Watches.class.getName());

  private final Servers agent;
  private final Wake wake;
  private final ExecutorService threads;
  private final Set<ServerName> watched = ConcurrentHashMap.newKeySet();

  Watches(Servers agent, Wake wake, ExecutorService threads) {
    this.agent = agent;
    this.wake = wake;
    this.threads = threads;
  }

  void over(Place place, Seen seen) {
    seen.servers()
        .forEach(
            (name, sighting) -> {
              if (!(sighting instanceof Sighting.Gone) && watched.add(name)) {
                threads.execute(() -> watch(place, name, sighting.revision()));
              }
            });
  }

  private void watch(Place place, ServerName name, long revision) {
    try {
      agent.awaitChange(name, revision);
    } catch (AgentUnavailable e) {
      LOG.log(Level.DEBUG, () -> "cannot watch " + name + " for now", e);
      return;
    } finally {
      watched.remove(name);
    }
    wake.wake(place);
  }
}
