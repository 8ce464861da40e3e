package io.threeways.deploy.toggle.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.toggle.Evaluation;
import io.threeways.deploy.toggle.LiveToggles;
import io.threeways.deploy.toggle.Snapshot;
import io.threeways.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why somebody has a feature, or has not. */
@Path("/api/deploy/toggles/{key}/explain")
@RolesAllowed(Roles.VIEWER)
public class ExplainResource {
  private final LiveToggles live;

  @Inject
  public ExplainResource(LiveToggles live) {
    this.live = live;
  }

  /**
   * @param context as an application would send it
   */
  @POST
  @RunOnVirtualThread
  public ExplanationView explain(
      @PathParam("key") String key, @Nullable Map<String, @Nullable Object> context) {
    Snapshot snapshot = live.now().orElseThrow(Problems::notYet);
    Map<String, @Nullable Object> known = context == null ? new HashMap<>() : context;
    Evaluation evaluation = snapshot.evaluate(key, known, Instant.now());
    return snapshot.toggles().stream()
        .filter(toggle -> toggle.key().equals(key))
        .findFirst()
        .map(toggle -> ExplanationView.of(evaluation, toggle))
        .orElseThrow(() -> Problems.unknown(key));
  }
}
