package io.threeways.routes;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the traffic of one application in one environment goes. Written by deploy-service alone, to
 * the topic {@value #TOPIC} under {@link #key()}.
 *
 * @param application DNS label
 * @param environment DNS label
 * @param epoch of the writer: a lower one is refused
 * @param version rises with every write within an epoch; a lower or equal one is refused
 * @param stable gets all traffic that the candidate does not get
 * @param candidate on trial; null when there is none
 * @param stickiness by what a request is assigned
 */
public record ApplicationRoute(
    String application,
    String environment,
    long epoch,
    long version,
    Stable stable,
    @Nullable Candidate candidate,
    Stickiness stickiness) {

  /** The compacted topic. */
  public static final String TOPIC = "gateway-routes";

  /** For example {@code application/shop/production}. */
  public String key() {
    return key(application, environment);
  }

  /** Under which a record without a value takes the route away. */
  public static String key(String application, String environment) {
    return "application/" + application + "/" + environment;
  }

  /** Is this one newer than {@code other}? */
  public boolean supersedes(ApplicationRoute other) {
    return epoch > other.epoch || (epoch == other.epoch && version > other.version);
  }

  /**
   * @param artifact digest
   * @param endpoints of its servers, for example {@code http://127.0.0.1:34567}; none means that
   *     nothing can answer
   */
  public record Stable(String artifact, List<URI> endpoints) {
    public Stable {
      endpoints = List.copyOf(endpoints);
    }
  }

  /**
   * @param artifact digest
   * @param endpoints of its servers
   * @param weight percent of the traffic, 0 to 100
   * @param deployment that it is on trial in
   * @param step counts every change of weights of the deployment; an attribute of the metrics
   * @param validUntil from then on the gateway treats the weight as 0, unless renewed by a later
   *     version of this route; a renewal leaves {@code step} as it is
   */
  public record Candidate(
      String artifact,
      List<URI> endpoints,
      int weight,
      UUID deployment,
      int step,
      Instant validUntil) {
    public Candidate {
      if (weight < 0 || weight > 100) {
        throw new IllegalArgumentException("weight is a percentage, not " + weight);
      }
      endpoints = List.copyOf(endpoints);
    }
  }

  /**
   * @param kind cookie, header or none
   * @param name of the cookie or header; null for none
   */
  public record Stickiness(Kind kind, @Nullable String name) {
    public static final Stickiness NONE = new Stickiness(Kind.NONE, null);

    /** By what a request is assigned to a version. */
    public enum Kind {
      NONE,
      COOKIE,
      HEADER
    }
  }
}
