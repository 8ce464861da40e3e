package io.threeways.deploy.ondemand.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.Answer;
import io.threeways.deploy.ondemand.CloseOnDemand;
import io.threeways.deploy.ondemand.Demands;
import io.threeways.deploy.ondemand.ExtendOnDemand;
import io.threeways.deploy.ondemand.OnDemand;
import io.threeways.deploy.ondemand.OpenOnDemand;
import io.threeways.deploy.ondemand.config.OnDemandSettings;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Environments: those that stay, and those on demand. */
@Path("/api/deploy/environments")
@RunOnVirtualThread
public class EnvironmentResource {
  private final Demands demands;
  private final Rollouts rollouts;
  private final OpenOnDemand opening;
  private final ExtendOnDemand extending;
  private final CloseOnDemand closing;
  private final EnvironmentParsing parsing;
  private final Describe describe;
  private final Caller caller;
  private final OnDemandSettings settings;

  @Inject
  public EnvironmentResource(
      Demands demands,
      Rollouts rollouts,
      OpenOnDemand opening,
      ExtendOnDemand extending,
      CloseOnDemand closing,
      EnvironmentParsing parsing,
      Describe describe,
      Caller caller,
      OnDemandSettings settings) {
    this.demands = demands;
    this.rollouts = rollouts;
    this.opening = opening;
    this.extending = extending;
    this.closing = closing;
    this.parsing = parsing;
    this.describe = describe;
    this.caller = caller;
    this.settings = settings;
  }

  /** Those that stay, then the newest of those on demand, deleted ones too. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  public List<EnvironmentView> list(@QueryParam("limit") @DefaultValue("50") int limit) {
    int most = Limit.within("deploy", limit, settings.mostListed());
    List<EnvironmentView> all = new ArrayList<>(standing());
    demands.list(most).stream().map(describe::onDemand).forEach(all::add);
    return all;
  }

  @GET
  @Path("{name}")
  @RolesAllowed(Roles.VIEWER)
  public EnvironmentView get(@PathParam("name") String name) {
    Optional<EnvironmentView> onDemand = demands.find(name).map(describe::onDemand);
    return onDemand
        .or(() -> standing().stream().filter(view -> view.name().equals(name)).findFirst())
        .orElseThrow(() -> EnvironmentProblems.unknown(name));
  }

  @POST
  @RolesAllowed(Roles.DEVELOPER)
  public Response create(@Nullable EnvironmentRequest request) {
    EnvironmentView view = view(opening.forPerson(parsing.wish(request, caller.user())));
    return Response.created(URI.create("/api/deploy/environments/" + view.name()))
        .entity(view)
        .build();
  }

  @POST
  @Path("{name}/extend")
  @RolesAllowed(Roles.DEVELOPER)
  public EnvironmentView extend(
      @PathParam("name") String name, @Nullable ExtensionRequest request) {
    return view(extending.extend(name, parsing.required(request), caller.user()));
  }

  /** It is taken away from now on; the answer does not wait for that. */
  @DELETE
  @Path("{name}")
  @RolesAllowed(Roles.DEVELOPER)
  public Response delete(@PathParam("name") String name) {
    return Response.accepted(view(closing.byPerson(name, caller.user()))).build();
  }

  private List<EnvironmentView> standing() {
    Map<String, List<String>> byName =
        rollouts.places().stream()
            .filter(place -> demands.find(place.environment()).isEmpty())
            .collect(
                Collectors.groupingBy(
                    Place::environment,
                    TreeMap::new,
                    Collectors.mapping(Place::application, Collectors.toList())));
    return byName.entrySet().stream()
        .map(entry -> describe.standing(entry.getKey(), entry.getValue()))
        .toList();
  }

  private EnvironmentView view(Answer answer) {
    return switch (answer) {
      case Answer.Done(OnDemand onDemand) -> describe.onDemand(onDemand);
      case Answer.Unknown(String name) -> throw EnvironmentProblems.unknown(name);
      case Answer.Refused refused -> throw EnvironmentProblems.refused(refused);
    };
  }
}
