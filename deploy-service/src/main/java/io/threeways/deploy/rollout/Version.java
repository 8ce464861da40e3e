package io.threeways.deploy.rollout;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What runs: a release and its servers.
 *
 * @param deployment that brought it; part of its servers' names
 * @param servers wanted now, healthy or on their way
 * @param nextIndex of the next server
 * @param replacedAt when a server was last asked for in the place of a dead one
 */
public record Version(
    UUID deployment, Release release, List<Server> servers, int nextIndex, Instant replacedAt) {

  public Version {
    servers = List.copyOf(servers);
  }

  static Version of(Deployment deployment, List<Server> servers, Instant now) {
    int next = servers.stream().mapToInt(Server::index).max().orElse(-1) + 1;
    return new Version(deployment.id(), deployment.release(), servers, next, now);
  }

  /** Where it answers. */
  public List<URI> endpoints() {
    return Server.endpoints(servers);
  }

  boolean lacksServers() {
    return servers.size() < release.plan().servers();
  }

  Version without(Server dead) {
    List<Server> left = servers.stream().filter(s -> s.index() != dead.index()).toList();
    return new Version(deployment, release, left, nextIndex, replacedAt);
  }

  Version withOneMore(Instant now) {
    List<Server> more = new ArrayList<>(servers);
    more.add(Server.wanted(nextIndex, now));
    return new Version(deployment, release, more, nextIndex + 1, now);
  }

  Version healthy(Server server, URI endpoint) {
    List<Server> same =
        servers.stream().map(s -> s.index() == server.index() ? s.healthyAt(endpoint) : s).toList();
    return new Version(deployment, release, same, nextIndex, replacedAt);
  }
}
