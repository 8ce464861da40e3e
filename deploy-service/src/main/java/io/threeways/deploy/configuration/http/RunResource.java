package io.threeways.deploy.configuration.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.deploy.configuration.Runs;
import io.threeways.deploy.configuration.config.ConfigurationSettings;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import io.threeways.problem.Problem;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs of configurers: by commit, what a proposed change would do; by environment, what was done.
 */
@Path("/api/deploy/configuration-runs")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@RunOnVirtualThread
public class RunResource {
  private static final String WORD = "deploy";

  private final Runs runs;
  private final ConfigurationSettings settings;

  @Inject
  public RunResource(Runs runs, ConfigurationSettings settings) {
    this.runs = runs;
    this.settings = settings;
  }

  @GET
  public List<RunView> list(
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("commit") @Nullable String commit,
      @QueryParam("limit") @DefaultValue("20") int limit) {
    int most = Limit.within(WORD, limit, settings.mostListed());
    return runs.list(environment, commit, most).stream().map(RunView::of).toList();
  }

  @GET
  @Path("{id}")
  public RunView get(@PathParam("id") String text) {
    UUID id = Value.parsed(WORD, () -> UUID.fromString(text));
    return runs.find(id)
        .map(RunView::of)
        .orElseThrow(
            () ->
                Problem.of(WORD, "unknown-run", 404, "There is no such run")
                    .detail("GET /api/deploy/configuration-runs lists them")
                    .exception());
  }
}
