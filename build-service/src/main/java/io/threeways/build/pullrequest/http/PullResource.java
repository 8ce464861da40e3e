package io.threeways.build.pullrequest.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.build.BuildSettings;
import io.threeways.build.pullrequest.Answer;
import io.threeways.build.pullrequest.ClosePullRequest;
import io.threeways.build.pullrequest.CommentOnPullRequest;
import io.threeways.build.pullrequest.MarkReady;
import io.threeways.build.pullrequest.OpenPullRequest;
import io.threeways.build.pullrequest.PullRequest;
import io.threeways.build.pullrequest.PullRequestLimits;
import io.threeways.build.pullrequest.PullRequests;
import io.threeways.build.pullrequest.ReviewPullRequest;
import io.threeways.build.pullrequest.ShowPullRequest;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Limit;
import io.threeways.problem.Value;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pull requests. */
@Path("/api/build/pulls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PullResource {
  private final PullRequests pullRequests;
  private final OpenPullRequest openPullRequest;
  private final ShowPullRequest showPullRequest;
  private final CommentOnPullRequest commentOnPullRequest;
  private final ReviewPullRequest reviewPullRequest;
  private final MarkReady markReady;
  private final ClosePullRequest closePullRequest;
  private final PullRequestLimits limits;
  private final BuildSettings settings;
  private final Caller caller;

  PullResource(
      PullRequests pullRequests,
      OpenPullRequest openPullRequest,
      ShowPullRequest showPullRequest,
      CommentOnPullRequest commentOnPullRequest,
      ReviewPullRequest reviewPullRequest,
      MarkReady markReady,
      ClosePullRequest closePullRequest,
      PullRequestLimits limits,
      BuildSettings settings,
      Caller caller) {
    this.pullRequests = pullRequests;
    this.openPullRequest = openPullRequest;
    this.showPullRequest = showPullRequest;
    this.commentOnPullRequest = commentOnPullRequest;
    this.reviewPullRequest = reviewPullRequest;
    this.markReady = markReady;
    this.closePullRequest = closePullRequest;
    this.limits = limits;
    this.settings = settings;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public List<PullView> list(
      @QueryParam("repository") @Nullable String repository,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    PullRequests.Filter filter =
        Value.parsed(
            PullBodies.WORD,
            () ->
                new PullRequests.Filter(
                    repository == null ? null : new RepositoryName(repository),
                    state == null ? null : PullRequests.State.of(state),
                    Limit.within(PullBodies.WORD, limit, settings.mostListed())));
    return pullRequests.list(filter).stream().map(PullView::of).toList();
  }

  @POST
  @RolesAllowed(Roles.DEVELOPER)
  public Response open(PullBodies.@Nullable NewPull asked) throws IOException {
    OpenPullRequest.Wanted wanted =
        PullBodies.given(asked, "repository").parsed(limits.textLength());
    Answer answer = openPullRequest.open(wanted, caller.user());
    return switch (answer) {
      case Answer.Done(PullRequest opened) ->
          Response.created(URI.create("/api/build/pulls/" + opened.id()))
              .entity(PullView.of(opened))
              .build();
      case Answer.Refused refused -> throw PullProblems.refused(refused).exception();
      case Answer.Unknown _ -> throw new IllegalStateException("nothing was asked for by name");
    };
  }

  @GET
  @Path("{repository}/{number}")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  public PullView get(@PathParam("repository") String repository, @PathParam("number") long number)
      throws IOException {
    ChangeId id = id(repository, number);
    return showPullRequest
        .show(id)
        .map(PullView::of)
        .orElseThrow(() -> PullProblems.unknown(id).exception());
  }

  @POST
  @Path("{repository}/{number}/comments")
  @RolesAllowed(Roles.DEVELOPER)
  public PullView comment(
      @PathParam("repository") String repository,
      @PathParam("number") long number,
      PullBodies.@Nullable NewComment said)
      throws IOException {
    ChangeId id = id(repository, number);
    PullBodies.NewComment comment = PullBodies.given(said, "text");
    PullRequest about = found(id);
    PullProblems.done(
        id,
        commentOnPullRequest.comment(
            id,
            comment.parsedPlace(() -> about.proposal().commit()),
            comment.parsedText(limits.textLength()),
            caller.user()));
    return get(repository, number);
  }

  @POST
  @Path("{repository}/{number}/reviews")
  @RolesAllowed(Roles.DEVELOPER)
  public PullView review(
      @PathParam("repository") String repository,
      @PathParam("number") long number,
      PullBodies.@Nullable NewReview given)
      throws IOException {
    ChangeId id = id(repository, number);
    PullBodies.NewReview review = PullBodies.given(given, "verdict");
    CommitSha newest = found(id).proposal().commit();
    PullProblems.done(
        id,
        reviewPullRequest.review(
            id,
            review.parsedVerdict(),
            review.parsedCommit(newest),
            review.parsedText(limits.textLength()),
            caller.user()));
    return get(repository, number);
  }

  /** A draft is none any more. */
  @POST
  @Path("{repository}/{number}/ready")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Roles.DEVELOPER)
  public PullView ready(
      @PathParam("repository") String repository, @PathParam("number") long number) {
    ChangeId id = id(repository, number);
    return PullView.of(PullProblems.done(id, markReady.ready(id)));
  }

  @POST
  @Path("{repository}/{number}/close")
  @RolesAllowed(Roles.DEVELOPER)
  public PullView close(
      @PathParam("repository") String repository,
      @PathParam("number") long number,
      PullBodies.@Nullable Closing closing) {
    ChangeId id = id(repository, number);
    String reason = closing == null || closing.reason() == null ? "" : closing.reason().strip();
    if (reason.length() > limits.textLength()) {
      throw PullProblems.malformed("a reason is one sentence").exception();
    }
    return PullView.of(
        PullProblems.done(
            id,
            closePullRequest.close(
                id,
                reason.isEmpty() ? "given up by " + caller.user() : reason.replace("\0", ""),
                caller.user())));
  }

  private PullRequest found(ChangeId id) {
    return pullRequests.find(id).orElseThrow(() -> PullProblems.unknown(id).exception());
  }

  private static ChangeId id(String repository, long number) {
    return Value.parsed(
        PullBodies.WORD, () -> new ChangeId(new RepositoryName(repository), number));
  }
}
