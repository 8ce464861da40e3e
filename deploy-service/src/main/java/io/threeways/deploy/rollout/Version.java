package io.threeways.deploy.rollout;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What runs: a release and its servers.
 *
 * @param deployment that brought it
 * @param fleet the deployment after which its servers are named: another one where an earlier
 *     version was returned to
 * @param servers wanted now, healthy or on their way
 * @param wanted how many of them there shall be; fewer than the plan says while others take their
 *     place
 * @param nextIndex of the next server
 * @param replacedAt when a server was last asked for in the place of a dead one
 */
public record Version(
    UUID deployment,
    UUID fleet,
    Release release,
    List<Server> servers,
    int wanted,
    int nextIndex,
    Instant replacedAt) {

  public Version {
    servers = List.copyOf(servers);
  }

  static Version of(Deployment deployment, List<Server> servers, Instant now) {
    int next = servers.stream().mapToInt(Server::index).max().orElse(-1) + 1;
    Release release = deployment.release();
    int wanted = release.plan().servers();
    return new Version(deployment.id(), deployment.id(), release, servers, wanted, next, now);
  }

  /** Where it answers. */
  public List<URI> endpoints() {
    return Server.endpoints(servers);
  }

  boolean lacksServers() {
    return servers.size() < wanted;
  }

  /** Every server that the plan asks for is there and healthy. */
  boolean isWhole() {
    return endpoints().size() >= release.plan().servers();
  }

  /** The same servers, brought by another deployment. */
  Version broughtBy(UUID other) {
    return new Version(other, fleet, release, servers, wanted, nextIndex, replacedAt);
  }

  Version without(Server dead) {
    List<Server> left = servers.stream().filter(s -> s.index() != dead.index()).toList();
    return new Version(deployment, fleet, release, left, wanted, nextIndex, replacedAt);
  }

  /** Others take the place of these. */
  Version giveWay(List<Server> leaving) {
    List<Server> left =
        servers.stream()
            .filter(server -> leaving.stream().noneMatch(l -> l.index() == server.index()))
            .toList();
    return new Version(deployment, fleet, release, left, left.size(), nextIndex, replacedAt);
  }

  /** What gave way comes back, all of it at once. */
  Version comeBack(Instant now) {
    int planned = release.plan().servers();
    if (wanted >= planned) {
      return this;
    }
    Version whole =
        new Version(deployment, fleet, release, servers, planned, nextIndex, replacedAt);
    while (whole.lacksServers()) {
      whole = whole.withOneMore(now);
    }
    return whole;
  }

  Version withOneMore(Instant now) {
    List<Server> more = new ArrayList<>(servers);
    more.add(Server.wanted(nextIndex, now));
    return new Version(deployment, fleet, release, more, wanted, nextIndex + 1, now);
  }

  Version healthy(Server server, URI endpoint) {
    List<Server> same =
        servers.stream().map(s -> s.index() == server.index() ? s.healthyAt(endpoint) : s).toList();
    return new Version(deployment, fleet, release, same, wanted, nextIndex, replacedAt);
  }
}
