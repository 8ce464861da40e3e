package io.threeways.build.pullrequest.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.pullrequest.EnqueuePullRequest;
import io.threeways.build.pullrequest.MergeQueues;
import io.threeways.build.pullrequest.Rounds;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Problem;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Named;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** The merge queue. */
@Path("/api/build/pulls")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QueueResource {
  private final EnqueuePullRequest enqueuePullRequest;
  private final MergeQueues queues;
  private final Repositories repositories;
  private final Rounds rounds;
  private final Caller caller;

  QueueResource(
      EnqueuePullRequest enqueuePullRequest,
      MergeQueues queues,
      Repositories repositories,
      @Named("build-merge-queue") Rounds rounds,
      Caller caller) {
    this.enqueuePullRequest = enqueuePullRequest;
    this.queues = queues;
    this.repositories = repositories;
    this.rounds = rounds;
    this.caller = caller;
  }

  @GET
  @Path("{repository}/queue")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public QueueView queue(@PathParam("repository") String text) {
    RepositoryName repository = Value.parsed(PullBodies.WORD, () -> new RepositoryName(text));
    if (!repositories.exists(repository)) {
      throw Problem.of(PullBodies.WORD, "unknown-repository", 404, "Unknown repository")
          .detail("there is no repository '%s'".formatted(repository))
          .exception();
    }
    return QueueView.of(
        repository.text(),
        queues.find(repository).orElse(null),
        queues.active(repository),
        queues.waiting(repository));
  }

  /**
   * Sends it to the queue; once it is there, asking again changes nothing but that it is a fix.
   *
   * @param fix of a broken main: it may enter while the cord is pulled
   */
  @POST
  @Path("{repository}/{number}/merge")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Roles.DEVELOPER)
  public PullView merge(
      @PathParam("repository") String text,
      @PathParam("number") long number,
      @QueryParam("fix") @DefaultValue("false") boolean fix)
      throws IOException {
    ChangeId id =
        Value.parsed(PullBodies.WORD, () -> new ChangeId(new RepositoryName(text), number));
    PullView queued =
        PullView.of(PullProblems.done(id, enqueuePullRequest.enqueue(id, caller.user(), fix)));
    rounds.wake();
    return queued;
  }
}
