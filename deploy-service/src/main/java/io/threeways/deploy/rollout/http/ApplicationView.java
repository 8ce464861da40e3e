package io.threeways.deploy.rollout.http;

import io.threeways.deploy.rollout.Application;
import io.threeways.deploy.rollout.Standby;
import io.threeways.deploy.rollout.Version;
import io.threeways.deploy.rollout.http.DeploymentView.ArtifactView;
import io.threeways.deploy.traffic.Route;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What runs where, and how much traffic it gets.
 *
 * @param stable null before the first deployment
 * @param candidate null unless one has, or has just had, traffic
 * @param standby stands by without traffic and can take all of it; null when none does
 * @param standbyUntil then its servers end; null with {@code standby}
 * @param rollout the deployment that is under way; null when none is
 * @param waiting the deployment that waits for it; null when none does
 */
public record ApplicationView(
    String application,
    String environment,
    @Nullable VersionView stable,
    @Nullable VersionView candidate,
    @Nullable VersionView standby,
    @Nullable Instant standbyUntil,
    @Nullable UUID rollout,
    @Nullable UUID waiting) {

  /**
   * @param weight percent of the traffic
   * @param wanted servers; as many as endpoints when all are well
   */
  public record VersionView(
      ArtifactView artifact, UUID deployment, int weight, int wanted, List<URI> endpoints) {}

  static ApplicationView of(Application application) {
    Route.Candidate candidate = application.route().map(Route::candidate).orElse(null);
    Standby standby = application.standby();
    int share = candidate == null ? 0 : candidate.weight();
    return new ApplicationView(
        application.place().application(),
        application.place().environment(),
        application.stable() == null ? null : version(application.stable(), 100 - share),
        candidate == null ? null : candidate(application, candidate),
        standby == null ? null : version(standby.version(), 0),
        standby == null ? null : standby.until(),
        application.isBusy() && application.current() != null ? application.current().id() : null,
        application.waiting() == null ? null : application.waiting().id());
  }

  private static VersionView version(Version version, int weight) {
    return new VersionView(
        ArtifactView.of(version.release().artifact()),
        version.deployment(),
        weight,
        version.wanted(),
        version.endpoints());
  }

  private static VersionView candidate(Application application, Route.Candidate candidate) {
    return new VersionView(
        ArtifactView.of(application.rollingOut().release().artifact()),
        candidate.deployment(),
        candidate.weight(),
        application.rollingOut().release().plan().servers(),
        candidate.endpoints());
  }
}
