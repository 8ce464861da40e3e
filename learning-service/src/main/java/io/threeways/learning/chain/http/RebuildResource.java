package io.threeways.learning.chain.http;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.identity.Roles;
import io.threeways.learning.chain.RebuildLog;
import io.threeways.learning.chain.config.ChainSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Makes everything that this service knows anew from the topics. */
@Path("/api/learning/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
class RebuildResource {
  private final RebuildLog rebuild;
  private final ChainSettings settings;

  RebuildResource(RebuildLog rebuild, ChainSettings settings) {
    this.rebuild = rebuild;
    this.settings = settings;
  }

  /**
   * @param events how many the log has now
   * @param skipped records that are no events; they are dead letters since they came
   */
  public record RebuiltView(long events, long skipped) {}

  @POST
  public RebuiltView rebuild() {
    RebuildLog.Rebuilt rebuilt =
        QuarkusTransaction.requiringNew()
            .timeout((int) settings.rebuildTime().toSeconds())
            .call(rebuild::rebuild);
    return new RebuiltView(rebuilt.events(), rebuilt.skipped());
  }
}
