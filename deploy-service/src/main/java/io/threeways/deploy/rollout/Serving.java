package io.threeways.deploy.rollout;

import java.util.List;

/**
 * What a candidate has of the traffic while a rollout is under way.
 *
 * @param servers that have it, healthy ones only
 * @param step counts every change of weights, beginning with 1; 0 before the first
 * @param leg of the course that was reached, beginning with 0; -1 before the first
 * @param weight the candidate's share in percent, below 100
 */
public record Serving(List<Server> servers, int step, int leg, int weight) {
  /** Nobody has met the candidate yet. */
  static final Serving NONE = new Serving(List.of(), 0, -1, 0);

  public Serving {
    if (!servers.stream().allMatch(Server::isHealthy)) {
      throw new IllegalArgumentException("only healthy servers get traffic, not " + servers);
    }
    servers = List.copyOf(servers);
  }

  public boolean isNone() {
    return servers.isEmpty();
  }

  /** The same servers with another share, if it is another one. */
  Serving weighing(int next) {
    return next == weight ? this : new Serving(servers, step + 1, leg, next);
  }

  /** Of the next server to start. */
  int nextIndex() {
    return servers.stream().mapToInt(Server::index).max().orElse(-1) + 1;
  }
}
