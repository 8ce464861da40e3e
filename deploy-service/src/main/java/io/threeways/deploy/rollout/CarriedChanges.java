package io.threeways.deploy.rollout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What would come with a deployment: everything above the stable version, up to its artifact. */
@ApplicationScoped
public class CarriedChanges {
  private final Releases releases;

  @Inject
  public CarriedChanges(Releases releases) {
    this.releases = releases;
  }

  List<Change> of(Application application, Deployment deployment) {
    Version stable = application.stable();
    return releases.changes(
        deployment.place(),
        stable == null ? 0 : stable.release().artifact().number(),
        deployment.release().artifact().number());
  }
}
