package io.threeways.gateway.route.http;

import io.threeways.gateway.route.ApplicationRoutes;
import io.threeways.gateway.route.ServiceRoutes;
import io.threeways.identity.Roles;
import io.threeways.routes.ApplicationRoute;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** Both tables as this process uses them now. */
@Path("/api/gateway/routes")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
public class RoutesResource {
  private final ServiceRoutes services;
  private final ApplicationRoutes applications;

  RoutesResource(ServiceRoutes services, ApplicationRoutes applications) {
    this.services = services;
    this.applications = applications;
  }

  @GET
  public RoutesView routes() {
    return new RoutesView(services.processes(), applications.all());
  }

  /**
   * @param services by word: the process that serves it
   */
  public record RoutesView(Map<String, String> services, List<ApplicationRoute> applications) {}
}
