package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Sighting.Gone;
import io.threeways.deploy.rollout.Sighting.Running;
import io.threeways.deploy.rollout.Sighting.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Are these servers alive, healthy and warm? */
@ApplicationScoped
class CheckServers {
  private final Servers agent;
  private final Probes probes;
  private final Limits limits;

  @Inject
  CheckServers(Servers agent, Probes probes, Limits limits) {
    this.agent = agent;
    this.probes = probes;
    this.limits = limits;
  }

  /** What the health checks of several servers came to. */
  sealed interface Health {}

  /**
   * @param servers with the endpoints at which they answered
   */
  record Well(List<Server> servers) implements Health {}

  /**
   * @param ailment of the first one that is not well
   * @param runs whether it runs, and so is ill by itself
   */
  record Ill(String ailment, boolean runs) implements Health {}

  /**
   * A server is gone.
   *
   * @param isItsOwn whether it ended, and was not lost or refused by its host
   */
  record Death(Reason reason, boolean isItsOwn) {}

  /** The first one that is gone, with the end of its output; none is missed that never started. */
  Optional<Death> death(UUID deployment, List<Server> servers, Seen seen) {
    for (Server server : servers) {
      Optional<Sighting> sighting = seen.of(deployment, server);
      if (sighting.isPresent() && sighting.get() instanceof Gone gone) {
        return Optional.of(new Death(reason(deployment, server, gone.how()), gone.exited()));
      }
      if (sighting.isEmpty() && server.isHealthy()) {
        return Optional.of(
            new Death(
                Reason.observed(name(deployment, server) + " is unknown to the agent"), false));
      }
    }
    return Optional.empty();
  }

  Health health(UUID deployment, List<Server> servers, String path, Seen seen) {
    List<Server> well = new ArrayList<>();
    for (Server server : servers) {
      switch (seen.of(deployment, server).orElse(new Starting(0))) {
        case Running(long _, URI address) -> {
          Optional<String> ailment = probes.ailment(address, path);
          if (ailment.isPresent()) {
            return new Ill(name(deployment, server) + ": " + ailment.get(), true);
          }
          well.add(server.healthyAt(address));
        }
        case Starting _, Gone _ -> {
          return new Ill(name(deployment, server) + " does not run", false);
        }
      }
    }
    return new Well(well);
  }

  /** Asks healthy servers once more. */
  Optional<Reason> illness(UUID deployment, List<Server> servers, String path) {
    for (Server server : servers) {
      Optional<String> ailment = probes.ailment(endpoint(server), path);
      if (ailment.isPresent()) {
        return Optional.of(reason(deployment, server, ailment.get()));
      }
    }
    return Optional.empty();
  }

  /** All of them at the same time. */
  void warmUp(List<Server> servers, Plan.WarmUp warmUp) {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      servers.stream()
          .map(CheckServers::endpoint)
          .forEach(server -> each.execute(() -> probes.warmUp(server, warmUp, limits.warmUp())));
    }
  }

  /** Time is up. */
  Reason late(UUID deployment, List<Server> servers, String ailment, Seen seen) {
    Server first =
        servers.stream()
            .filter(server -> seen.of(deployment, server).isPresent())
            .findFirst()
            .orElse(servers.getFirst());
    return reason(deployment, first, "time is up: " + ailment);
  }

  private Reason reason(UUID deployment, Server server, String what) {
    ServerName name = new ServerName(deployment, server.index());
    String output = agent.lastLines(name, limits.outputLines());
    return Reason.observed(
        output.isBlank()
            ? "%s %s; it printed nothing".formatted(name, what)
            : "%s %s; it printed at last:%n%s".formatted(name, what, output));
  }

  private static URI endpoint(Server server) {
    if (server.endpoint() == null) {
      throw new IllegalStateException("server " + server.index() + " was never found healthy");
    }
    return server.endpoint();
  }

  private static String name(UUID deployment, Server server) {
    return new ServerName(deployment, server.index()).toString();
  }
}
