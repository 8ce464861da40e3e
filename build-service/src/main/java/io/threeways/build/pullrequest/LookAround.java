package io.threeways.build.pullrequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Looks at every pull request whose surroundings have changed since it was last looked at. */
@ApplicationScoped
public class LookAround implements Runnable {
  private static final System.Logger LOG = System.getLogger(LookAround.class.getName());

  /** Of those that are open, the newest; older ones wait until some are closed. */
  private static final int MOST = 200;

  private final PullRequests pullRequests;
  private final Looks looks;
  private final LookAtPullRequest lookAtPullRequest;
  private final WriteBotComment writeBotComment;
  private final Clock clock;

  LookAround(
      PullRequests pullRequests,
      Looks looks,
      LookAtPullRequest lookAtPullRequest,
      WriteBotComment writeBotComment,
      @Named("build-clock") Clock clock) {
    this.pullRequests = pullRequests;
    this.looks = looks;
    this.lookAtPullRequest = lookAtPullRequest;
    this.writeBotComment = writeBotComment;
    this.clock = clock;
  }

  @Override
  public void run() {
    Stream.of(PullRequests.State.OPEN, PullRequests.State.QUEUED)
        .map(state -> pullRequests.list(new PullRequests.Filter(null, state, MOST)))
        .flatMap(List::stream)
        .map(PullRequest::proposal)
        .forEach(this::lookAt);
  }

  /** Each by itself: one that cannot be read keeps no other waiting. */
  private void lookAt(Proposal proposal) {
    try {
      LookAtPullRequest.Surroundings around = lookAtPullRequest.surroundings(proposal);
      String basis = around.basis(proposal, clock.instant());
      boolean known =
          looks.find(proposal.id()).filter(look -> look.basis().equals(basis)).isPresent();
      if (!known) {
        writeBotComment.write(proposal, basis, lookAtPullRequest.look(proposal, around));
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot look at " + proposal.id() + ", trying again", e);
    }
  }
}
