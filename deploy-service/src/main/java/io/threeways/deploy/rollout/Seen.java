package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Sighting.Gone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the agent says about the servers of a place at one moment. */
record Seen(Map<ServerName, Sighting> servers) {
  Seen {
    servers = Map.copyOf(servers);
  }

  static Seen of(Application application, Servers agent) {
    Map<ServerName, Sighting> all = new HashMap<>();
    for (UUID deployment : application.running()) {
      agent
          .list(deployment)
          .forEach((index, sighting) -> all.put(new ServerName(deployment, index), sighting));
    }
    return new Seen(all);
  }

  Optional<Sighting> of(UUID deployment, Server server) {
    return Optional.ofNullable(servers.get(new ServerName(deployment, server.index())));
  }

  Set<ServerName> alive() {
    return servers.entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof Gone))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean anyAlive(UUID deployment) {
    return alive().stream().anyMatch(name -> name.deployment().equals(deployment));
  }
}
