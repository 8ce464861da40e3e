package io.threeways.deploy.rollout.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.rollout.CommandResult;
import io.threeways.deploy.rollout.CommandRollout;
import io.threeways.deploy.rollout.RequestDeployment;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.deploy.rollout.config.RolloutSettings;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deployments, and what people may do to them. */
@Path("/api/deploy/deployments")
@RunOnVirtualThread
public class DeploymentResource {
  private final Rollouts rollouts;
  private final CommandRollout commands;
  private final RequestDeployment requests;
  private final Caller caller;
  private final RolloutSettings settings;

  @Inject
  public DeploymentResource(
      Rollouts rollouts,
      CommandRollout commands,
      RequestDeployment requests,
      Caller caller,
      RolloutSettings settings) {
    this.rollouts = rollouts;
    this.commands = commands;
    this.requests = requests;
    this.caller = caller;
    this.settings = settings;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public List<DeploymentView> list(
      @QueryParam("application") @Nullable String application,
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("limit") @DefaultValue("20") int limit) {
    int most = Limit.within("deploy", limit, settings.mostListed());
    return rollouts.deployments(application, environment, most).stream()
        .map(DeploymentView::of)
        .toList();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.VIEWER)
  public DeploymentView get(@PathParam("id") String id) {
    UUID deployment = Parsing.deployment(id);
    return rollouts
        .deployment(deployment)
        .map(DeploymentView::of)
        .orElseThrow(() -> Problems.unknown(deployment));
  }

  @POST
  @RolesAllowed(Roles.DEVELOPER)
  public Response deploy(DeploymentRequest request) {
    return created(requests.deploy(Parsing.place(request), Parsing.digest(request), caller.user()));
  }

  @POST
  @Path("{id}/promote")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView promote(@PathParam("id") String id) {
    return DeploymentView.of(commands.promote(Parsing.deployment(id), caller.user()));
  }

  @POST
  @Path("{id}/pause")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView pause(@PathParam("id") String id) {
    return DeploymentView.of(commands.pause(Parsing.deployment(id), caller.user()));
  }

  @POST
  @Path("{id}/resume")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView resume(@PathParam("id") String id) {
    return DeploymentView.of(commands.resume(Parsing.deployment(id), caller.user()));
  }

  @POST
  @Path("{id}/abort")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView abort(@PathParam("id") String id) {
    return DeploymentView.of(commands.abort(Parsing.deployment(id), caller.user()));
  }

  /** Answers with the deployment that goes back: this one, or a new one when this had finished. */
  @POST
  @Path("{id}/rollback")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView rollBack(@PathParam("id") String id) {
    return DeploymentView.of(commands.rollBack(Parsing.deployment(id), caller.user()));
  }

  /** Lets what waits pass a gate: an approval, or a freeze that somebody has a reason to break. */
  @POST
  @Path("{id}/permissions")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView permit(@PathParam("id") String id, PermissionRequest request) {
    Parsing.Permission permission = Parsing.permission(request);
    return DeploymentView.of(
        commands.permit(
            Parsing.deployment(id), permission.gate(), permission.reason(), caller.user()));
  }

  private static Response created(CommandResult result) {
    DeploymentView view = DeploymentView.of(result);
    return Response.created(URI.create("/api/deploy/deployments/" + view.id()))
        .entity(view)
        .build();
  }
}
