package io.threeways.deploy.configuration.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.configuration.CommandConfiguration;
import io.threeways.deploy.configuration.Configurable;
import io.threeways.deploy.configuration.Configurables;
import io.threeways.deploy.configuration.Description;
import io.threeways.deploy.configuration.Kind;
import io.threeways.deploy.configuration.Run;
import io.threeways.deploy.configuration.Runs;
import io.threeways.deploy.configuration.Standing;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Problem;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Environments that are configured from a repository, and how they stand. */
@Path("/api/deploy/configurations")
@RunOnVirtualThread
public class ConfigurationResource {
  private static final String WORD = "deploy";

  private final Configurables configurables;
  private final Runs runs;
  private final CommandConfiguration commands;
  private final Caller caller;

  @Inject
  public ConfigurationResource(
      Configurables configurables, Runs runs, CommandConfiguration commands, Caller caller) {
    this.configurables = configurables;
    this.runs = runs;
    this.commands = commands;
    this.caller = caller;
  }

  /** Who configures it. */
  public record Let(@Nullable String repository) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  public List<ConfigurationView> list() {
    return configurables.all().stream().map(this::view).toList();
  }

  @GET
  @Path("{environment}")
  @RolesAllowed(Roles.VIEWER)
  public ConfigurationView get(@PathParam("environment") String environment) {
    return configurables
        .find(name(environment))
        .map(this::view)
        .orElseThrow(() -> unconfigurable(environment).exception());
  }

  /** Lets a repository configure it: what is on its main runs on the machine from now on. */
  @PUT
  @Path("{environment}")
  @RolesAllowed(Roles.OPERATOR)
  public ConfigurationView let(@PathParam("environment") String environment, @Nullable Let let) {
    String repository = let == null ? null : let.repository();
    if (repository == null) {
      throw Problem.of(WORD, "malformed-request", 400, "Malformed request")
          .detail("the body is {\"repository\": \"…\"}")
          .exception();
    }
    return view(Value.parsed(WORD, () -> commands.let(environment, repository, caller.user())));
  }

  /** Compares the machine with what was applied last. */
  @POST
  @Path("{environment}/check")
  @RolesAllowed(Roles.DEVELOPER)
  public Response check(@PathParam("environment") String environment) {
    return answer(environment, commands.look(name(environment), caller.user()));
  }

  /** Applies what main says, again if it was before. */
  @POST
  @Path("{environment}/apply")
  @RolesAllowed(Roles.DEVELOPER)
  public Response apply(@PathParam("environment") String environment) {
    return answer(environment, commands.apply(name(environment), caller.user()));
  }

  private static Response answer(String environment, CommandConfiguration.Answer answer) {
    return switch (answer) {
      case CommandConfiguration.Answer.Ordered(Run run) ->
          Response.accepted(RunView.of(run))
              .location(URI.create("/api/deploy/configuration-runs/" + run.order().id()))
              .build();
      case CommandConfiguration.Answer.Unconfigurable _ ->
          throw unconfigurable(environment).exception();
      case CommandConfiguration.Answer.Nothing(String why) ->
          throw Problem.of(WORD, "nothing-to-do", 409, "There is nothing to do")
              .detail(why)
              .exception();
    };
  }

  private ConfigurationView view(Configurable configurable) {
    Run.Ended apply = runs.lastEnded(configurable.environment(), Kind.APPLY).orElse(null);
    Run.Ended look =
        runs.lastEnded(configurable.environment(), Kind.DRIFT)
            .filter(run -> apply != null && run.endedAt().isAfter(apply.endedAt()))
            .orElse(null);
    return ConfigurationView.of(
        configurable, Standing.of(apply, look), runs.open(configurable.environment()));
  }

  private static String name(String environment) {
    return Value.parsed(WORD, () -> Description.requireLabel(environment));
  }

  private static Problem unconfigurable(String environment) {
    return Problem.of(WORD, "not-configurable", 404, "Not configured from a repository")
        .detail(
            "no repository may configure '%s'; an operator lets one with PUT /api/deploy/configurations/%s"
                .formatted(environment, environment));
  }
}
