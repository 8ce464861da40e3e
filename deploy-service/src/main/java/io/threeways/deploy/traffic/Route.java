package io.threeways.deploy.traffic;

import io.threeways.deploy.environment.Place;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of one application shall go.
 *
 * @param stable gets all traffic that the candidate does not get
 * @param candidate on trial; null when there is none
 */
public record Route(Place place, Stable stable, @Nullable Candidate candidate, Sticky sticky) {

  /**
   * @param artifact digest
   * @param endpoints of its healthy servers, each once where several answer at one; none when all
   *     of them have died
   */
  public record Stable(String artifact, List<URI> endpoints) {
    public Stable {
      endpoints = endpoints.stream().distinct().toList();
    }
  }

  /**
   * @param artifact digest
   * @param endpoints of its healthy servers
   * @param weight percent of the traffic
   * @param step counts every change of weights of the deployment
   */
  public record Candidate(
      String artifact, List<URI> endpoints, int weight, UUID deployment, int step) {
    public Candidate {
      if (weight < 0 || weight > 100) {
        throw new IllegalArgumentException("a weight is a percentage, not " + weight);
      }
      endpoints = endpoints.stream().distinct().toList();
    }
  }
}
