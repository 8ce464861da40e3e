package io.threeways.build.repository.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import io.threeways.identity.Roles;
import io.threeways.problem.Problem;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/** The files of a commit, for who needs them without Git. */
@Path("/api/build/repositories/{name}/commits/{commit}/files")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@RunOnVirtualThread
public class CommitFilesResource {
  private final Repositories repositories;
  private final Trees trees;

  CommitFilesResource(Repositories repositories, Trees trees) {
    this.repositories = repositories;
    this.trees = trees;
  }

  @GET
  @Produces("application/x-tar")
  public Response files(@PathParam("name") String name, @PathParam("commit") String commit)
      throws IOException {
    RepositoryName repository = RepositoryProblems.name(name);
    CommitSha sha = Value.parsed("build", () -> new CommitSha(commit));
    boolean known = repositories.all().stream().anyMatch(one -> one.name().equals(repository));
    if (!known || !trees.has(repository, sha)) {
      throw Problem.of("build", "unknown-commit", 404, "Unknown commit")
          .detail("there is no commit %s in a repository '%s'".formatted(sha, repository))
          .exception();
    }
    StreamingOutput tar = out -> trees.writeTar(repository, sha, out);
    return Response.ok(tar).build();
  }
}
