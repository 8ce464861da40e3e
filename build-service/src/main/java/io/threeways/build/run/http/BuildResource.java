package io.threeways.build.run.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.BuildSettings;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Builds;
import io.threeways.build.run.CancelBuild;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds. */
@Path("/api/build/builds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BuildResource {
  private final Builds builds;
  private final CancelBuild cancelBuild;
  private final Caller caller;
  private final BuildSettings settings;

  BuildResource(Builds builds, CancelBuild cancelBuild, Caller caller, BuildSettings settings) {
    this.builds = builds;
    this.cancelBuild = cancelBuild;
    this.caller = caller;
    this.settings = settings;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public List<BuildView> list(
      @QueryParam("repository") @Nullable String repository,
      @QueryParam("branch") @Nullable String branch,
      @QueryParam("commit") @Nullable String commit,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Builds.Filter filter =
        Value.parsed(
            "build",
            () ->
                new Builds.Filter(
                    repository == null ? null : new RepositoryName(repository),
                    branch == null ? null : new BranchName(branch),
                    commit == null ? null : new CommitSha(commit),
                    Limit.within("build", limit, settings.mostListed())));
    return builds.list(filter).stream().map(build -> BuildView.of(build, null)).toList();
  }

  @GET
  @Path("{repository}/{number}")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public BuildView get(
      @PathParam("repository") String repository, @PathParam("number") long number) {
    BuildId id = id(repository, number);
    return builds
        .find(id)
        .map(build -> BuildView.of(build, builds.stages(id)))
        .orElseThrow(() -> BuildProblems.unknown(id).exception());
  }

  @POST
  @Path("{repository}/{number}/cancel")
  @RolesAllowed(Roles.DEVELOPER)
  public BuildView cancel(
      @PathParam("repository") String repository, @PathParam("number") long number) {
    BuildId id = id(repository, number);
    Build build =
        cancelBuild
            .cancel(id, caller.user())
            .orElseThrow(() -> BuildProblems.unknown(id).exception());
    return BuildView.of(build, builds.stages(id));
  }

  static BuildId id(String repository, long number) {
    return Value.parsed("build", () -> new BuildId(new RepositoryName(repository), number));
  }
}
