package io.threeways.deploy.rollout;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One process of a version.
 *
 * @param index in its deployment; never used twice, so that a dead server is replaced and not
 *     revived
 * @param since when it was asked for
 * @param endpoint where it answers; null until it was found healthy, so that only healthy servers
 *     can stand in a route
 */
public record Server(int index, Instant since, @Nullable URI endpoint) {
  static Server wanted(int index, Instant since) {
    return new Server(index, since, null);
  }

  Server healthyAt(URI where) {
    return new Server(index, since, where);
  }

  boolean isHealthy() {
    return endpoint != null;
  }

  /** Those of the healthy ones. */
  static List<URI> endpoints(List<Server> servers) {
    return servers.stream().map(Server::endpoint).filter(Objects::nonNull).toList();
  }
}
