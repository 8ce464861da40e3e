package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A draft is none any more. */
@ApplicationScoped
public class MarkReady {
  private final PullRequests pullRequests;

  MarkReady(PullRequests pullRequests) {
    this.pullRequests = pullRequests;
  }

  @Transactional
  public Answer ready(ChangeId id) {
    PullRequest found = pullRequests.lock(id).orElse(null);
    return switch (found) {
      case null -> new Answer.Unknown();
      case PullRequest.Open open -> {
        PullRequest.Open ready = open.ready();
        pullRequests.put(ready);
        yield new Answer.Done(ready);
      }
      case PullRequest.Queued queued -> new Answer.Done(queued);
      case PullRequest.Ended _ ->
          Answer.Refused.because(Answer.Kind.ENDED, id + " is over already");
    };
  }
}
