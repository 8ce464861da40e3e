package io.threeways.local.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.local.Platform;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * For the owner of this host: status, settings, stop. Who sets settings of all processes is their
 * master, so no service may.
 */
@Path("/api/local")
@RolesAllowed("admin")
@RunOnVirtualThread
public class LocalResource {
  private final Platform platform;
  private final LocalStatus status;

  public LocalResource(Platform platform, LocalStatus status) {
    this.platform = platform;
    this.status = status;
  }

  /**
   * @param memory whether to count it, for which the kernel visits every page: too much for
   *     somebody who asks ten times a second
   */
  @GET
  @Path("status")
  public StatusView status(@QueryParam("memory") @DefaultValue("true") boolean memory) {
    return status.view(memory);
  }

  /** Answers before it stops. */
  @POST
  @Path("stop")
  public Response stop() {
    platform.stop();
    return Response.accepted().build();
  }

  /** Replaces the settings that go to services beyond the generated ones; restarts what changes. */
  @PUT
  @Path("settings")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, String> settings(Map<String, String> settings) throws InterruptedException {
    platform.fleet().change(settings);
    return platform.fleet().settings();
  }
}
