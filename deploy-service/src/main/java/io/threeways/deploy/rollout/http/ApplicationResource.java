package io.threeways.deploy.rollout.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.CommandRollout;
import io.threeways.deploy.rollout.GivePlace;
import io.threeways.deploy.rollout.RequestDeployment;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs where, and what people may do to it. */
@Path("/api/deploy/applications")
@RunOnVirtualThread
public class ApplicationResource {
  private final Rollouts rollouts;
  private final CommandRollout commands;
  private final RequestDeployment requests;
  private final GivePlace giving;
  private final Caller caller;

  @Inject
  public ApplicationResource(
      Rollouts rollouts,
      CommandRollout commands,
      RequestDeployment requests,
      GivePlace giving,
      Caller caller) {
    this.rollouts = rollouts;
    this.commands = commands;
    this.requests = requests;
    this.giving = giving;
    this.caller = caller;
  }

  /** From which repository it is deployed. */
  public record Source(@Nullable String repository) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  public List<ApplicationView> list() {
    return rollouts.applications().stream().map(ApplicationView::of).toList();
  }

  /** Its artifacts come from this repository from now on, and from no other. */
  @PUT
  @Path("{application}/{environment}")
  @RolesAllowed(Roles.OPERATOR)
  public Source give(
      @PathParam("application") String application,
      @PathParam("environment") String environment,
      @Nullable Source source) {
    Place place = Parsing.place(application, environment);
    String repository = source == null ? null : source.repository();
    if (repository == null) {
      throw Problems.malformed("/repository", "the body is {\"repository\": \"…\"}");
    }
    return Value.parsed(
        "deploy",
        () -> {
          giving.give(place, repository, caller.user());
          return new Source(repository);
        });
  }

  /** All traffic back to the version before. Answers with the deployment that goes back. */
  @POST
  @Path("{application}/{environment}/back")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView back(
      @PathParam("application") String application, @PathParam("environment") String environment) {
    Place place = Parsing.place(application, environment);
    return DeploymentView.of(commands.back(place, caller.user()));
  }

  /** Replaces the servers that run, one after the other. */
  @POST
  @Path("{application}/{environment}/restart")
  @RolesAllowed(Roles.DEVELOPER)
  public DeploymentView restart(
      @PathParam("application") String application, @PathParam("environment") String environment) {
    Place place = Parsing.place(application, environment);
    return DeploymentView.of(requests.restart(place, caller.user()));
  }
}
