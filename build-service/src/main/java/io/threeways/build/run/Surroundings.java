package io.threeways.build.run;

import java.net.URI;
import java.util.List;

/**
 * What a stage finds around it.
 *
 * @param environment its name
 * @param network the private one of the servers, by the name that the agent knows it by
 * @param servers where they answer inside
 */
public record Surroundings(String environment, String network, List<URI> servers) {
  public Surroundings {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("an environment that serves has a server");
    }
  }
}
