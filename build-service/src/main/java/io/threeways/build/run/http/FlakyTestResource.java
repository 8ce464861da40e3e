package io.threeways.build.run.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.BuildSettings;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.FlakyTests;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Named;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;

/** Flaky tests of a repository: what to clean, the most often flaky first. */
@Path("/api/build/repositories/{name}/flaky-tests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FlakyTestResource {
  private final Repositories repositories;
  private final FlakyTests flakyTests;
  private final BuildSettings settings;
  private final Clock clock;

  FlakyTestResource(
      Repositories repositories,
      FlakyTests flakyTests,
      BuildSettings settings,
      @Named("build-clock") Clock clock) {
    this.repositories = repositories;
    this.flakyTests = flakyTests;
    this.settings = settings;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public List<FlakyTestView> list(
      @PathParam("name") String text, @QueryParam("limit") @DefaultValue("50") int limit) {
    RepositoryName name = Value.parsed("build", () -> new RepositoryName(text));
    if (!repositories.exists(name)) {
      throw BuildProblems.unknown(name).exception();
    }
    int most = Limit.within("build", limit, settings.mostListed());
    return flakyTests.of(name, clock.instant().minus(FlakyTests.MEMORY), most).stream()
        .map(FlakyTestView::of)
        .toList();
  }
}
