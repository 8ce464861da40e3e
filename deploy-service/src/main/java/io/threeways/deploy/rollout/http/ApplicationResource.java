package io.threeways.deploy.rollout.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What runs where. */
@Path("/api/deploy/applications")
@RolesAllowed(Roles.VIEWER)
public class ApplicationResource {
  private final Rollouts rollouts;

  @Inject
  public ApplicationResource(Rollouts rollouts) {
    this.rollouts = rollouts;
  }

  @GET
  @RunOnVirtualThread
  public List<ApplicationView> list() {
    return rollouts.applications().stream().map(ApplicationView::of).toList();
  }
}
