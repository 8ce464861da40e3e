package io.threeways.deploy.rollout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * What would come with a deployment: everything above the stable version, up to its artifact. Of
 * another repository than the stable version's it is everything that it ever published there.
 */
@ApplicationScoped
public class CarriedChanges {
  private final Releases releases;

  @Inject
  public CarriedChanges(Releases releases) {
    this.releases = releases;
  }

  List<Change> of(Application application, Deployment deployment) {
    if (deployment.origin().wayBack()) {
      return List.of();
    }
    Version stable = application.stable();
    Artifact artifact = deployment.release().artifact();
    long carried =
        stable != null && stable.release().artifact().repository().equals(artifact.repository())
            ? stable.release().artifact().number()
            : 0;
    return releases.changes(deployment.place(), artifact.repository(), carried, artifact.number());
  }
}
