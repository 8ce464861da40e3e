package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every pull request that is new or has another commit, and again at those whose
 * surroundings have changed. Each push and each merge changes the surroundings of all of them, so
 * that these looks, many merges each, may take a part of the time only: with hundreds of open pull
 * requests they would take all of it from pushes and builds.
 */
@ApplicationScoped
public class LookAround implements Runnable {
  private static final System.Logger LOG = System.getLogger(LookAround.class.getName());

  /** Of those that are open, the newest; older ones wait until some are closed. */
  private static final int MOST = 200;

  private static final Duration STINT = Duration.ofSeconds(1);

  /** A fifth of one processor is left to them. */
  private static final int RESTS = 4;

  private final PullRequests pullRequests;
  private final Looks looks;
  private final LookAtPullRequest lookAtPullRequest;
  private final WriteBotComment writeBotComment;
  private final Clock clock;
  private final Pace pace = new Pace(STINT, RESTS);
  private @Nullable ChangeId last;

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
    List<Proposal> seen = new ArrayList<>();
    for (Proposal proposal : open()) {
      if (looks.find(proposal.id()).filter(look -> look.isOf(proposal.commit())).isPresent()) {
        seen.add(proposal);
      } else {
        lookAt(proposal);
      }
    }
    lookAgain(seen);
  }

  private List<Proposal> open() {
    return Stream.of(PullRequests.State.OPEN, PullRequests.State.QUEUED)
        .map(state -> pullRequests.list(new PullRequests.Filter(null, state, MOST)))
        .flatMap(List::stream)
        .map(PullRequest::proposal)
        .toList();
  }

  /** One after the other, going on after the one that was the last. */
  private void lookAgain(List<Proposal> seen) {
    Instant began = clock.instant();
    if (!pace.mayBegin(began)) {
      return;
    }
    List<ChangeId> ids = seen.stream().map(Proposal::id).toList();
    List<Proposal> turn = new ArrayList<>(seen);
    Collections.rotate(turn, -(ids.indexOf(last) + 1));
    Iterator<Proposal> next = turn.iterator();
    while (next.hasNext() && pace.mayGoOn(began, clock.instant())) {
      Proposal proposal = next.next();
      lookAt(proposal);
      last = proposal.id();
    }
    pace.ended(began, clock.instant());
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
