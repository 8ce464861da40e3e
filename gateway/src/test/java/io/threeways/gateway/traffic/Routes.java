package io.threeways.gateway.traffic;

import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.ApplicationRoute.Candidate;
import io.threeways.routes.ApplicationRoute.Stable;
import io.threeways.routes.ApplicationRoute.Stickiness;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Routes of a shop, said in words. */
public record Routes(
    List<URI> stable, List<URI> candidate, Stickiness stickiness, Instant validUntil) {
  public static final UUID DEPLOYMENT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

  /** One server each, requests assigned one by one. */
  public static Routes ofAShop() {
    return new Routes(
        List.of(URI.create("http://127.0.0.1:1")),
        List.of(URI.create("http://127.0.0.1:2")),
        Stickiness.NONE,
        FAR);
  }

  public Routes onServers(List<URI> stableServers, List<URI> candidateServers) {
    return new Routes(stableServers, candidateServers, stickiness, validUntil);
  }

  public Routes stickyByCookie(String name) {
    return new Routes(stable, candidate, new Stickiness(Stickiness.Kind.COOKIE, name), validUntil);
  }

  public Routes validUntil(Instant moment) {
    return new Routes(stable, candidate, stickiness, moment);
  }

  public ApplicationRoute withoutCandidate(long version) {
    return new ApplicationRoute(
        "shop", "production", 1, version, new Stable("sha256:a", stable), null, stickiness);
  }

  /** The step is the version of the route. */
  public ApplicationRoute withCandidateAt(int weight, int step) {
    return new ApplicationRoute(
        "shop",
        "production",
        1,
        step,
        new Stable("sha256:a", stable),
        new Candidate("sha256:b", candidate, weight, DEPLOYMENT, step, validUntil),
        stickiness);
  }
}
