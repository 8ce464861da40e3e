package io.threeways.learning.chain.kafka;

import io.threeways.events.PullRequestEvent;
import io.threeways.events.PullRequestEvent.ChangeAbandoned;
import io.threeways.events.PullRequestEvent.ChangeConflicted;
import io.threeways.events.PullRequestEvent.ChangeMerged;
import io.threeways.events.PullRequestEvent.ChangeProposed;
import io.threeways.events.PullRequestEvent.ChangeReviewed;
import io.threeways.events.PullRequestEvent.ChangeUpdated;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;
import java.util.ArrayList;
import java.util.List;

/** The life of a pull request, in words. */
final class PullRequestTelling {
  private PullRequestTelling() {}

  static Telling tell(PullRequestEvent event) {
    return switch (event) {
      case ChangeProposed proposed -> proposed(proposed);
      case ChangeUpdated updated -> updated(updated);
      case ChangeReviewed reviewed -> reviewed(reviewed);
      case ChangeMerged merged -> merged(merged);
      case ChangeAbandoned abandoned -> abandoned(abandoned);
      case ChangeConflicted conflicted -> conflicted(conflicted);
    };
  }

  private static Telling proposed(ChangeProposed proposed) {
    String words =
        "%s proposed %s for %s: %s"
            .formatted(proposed.author(), proposed.branch(), proposed.target(), proposed.title());
    return Telling.step("in review", Mood.TRIAL, words)
        .with(
            Evidence.of("pull request", proposed.url()), Evidence.of("commit", proposed.commit()));
  }

  private static Telling updated(ChangeUpdated updated) {
    String commit = Words.commit(updated.commit());
    return switch (updated.update()) {
      case PUSHED -> Telling.aside("%s goes on with %s".formatted(updated.change(), commit));
      case REWRITTEN ->
          Telling.step(
              "rewritten",
              Mood.RISK,
              "%s was rewritten to %s: what was reviewed is not on its branch any more"
                  .formatted(updated.change(), commit));
      case QUEUED ->
          Telling.step(
              "in the merge queue",
              Mood.TRIAL,
              "%s waits in the merge queue with %s".formatted(updated.change(), commit));
      case EJECTED ->
          Telling.step(
              "ejected",
              Mood.BROKEN,
              "%s left the merge queue and was not merged".formatted(updated.change()));
    };
  }

  private static Telling reviewed(ChangeReviewed reviewed) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("commit", reviewed.commit()));
    for (String author : reviewed.pair()) {
      evidence.add(Evidence.of("author", author));
    }
    String commit = Words.commit(reviewed.commit());
    return switch (reviewed.review()) {
      case APPROVED ->
          Telling.step(
                  "approved", Mood.WELL, "%s approved %s".formatted(reviewed.reviewer(), commit))
              .withAll(evidence);
      case CHANGES_REQUESTED ->
          Telling.step(
                  "changes requested",
                  Mood.RISK,
                  "%s asked for changes to %s".formatted(reviewed.reviewer(), commit))
              .withAll(evidence);
      case COMMENTED ->
          Telling.aside("%s commented on %s".formatted(reviewed.reviewer(), commit))
              .withAll(evidence);
    };
  }

  private static Telling merged(ChangeMerged merged) {
    String together =
        merged.batch().size() == 1
            ? ""
            : " together with the others of %s".formatted(String.join(", ", merged.batch()));
    String words =
        "%s was merged into %s%s, as the tree that build %s tested"
            .formatted(merged.change(), merged.target(), together, merged.build());
    return Telling.step("merged", Mood.WELL, words)
        .with(
            Evidence.of("commit", merged.commit()),
            Evidence.of("tree", merged.tree()),
            Evidence.of("build", merged.build()),
            Evidence.of("requested by", merged.by()));
  }

  private static Telling abandoned(ChangeAbandoned abandoned) {
    String who = abandoned.by() == null ? "" : " by " + abandoned.by();
    return Telling.step(
        "abandoned",
        Mood.RISK,
        "%s was closed%s: %s".formatted(abandoned.change(), who, abandoned.reason()));
  }

  private static Telling conflicted(ChangeConflicted conflicted) {
    List<Evidence> evidence = new ArrayList<>();
    for (String file : conflicted.files()) {
      evidence.add(Evidence.of("file", file));
    }
    if (conflicted.test() != null) {
      evidence.add(Evidence.of("failed test", Words.test(conflicted.test())));
    }
    String words =
        "%s conflicts with %s: %s"
            .formatted(
                conflicted.change(), String.join(", ", conflicted.with()), conflicted.reason());
    return Telling.step("conflicts", Mood.RISK, words).withAll(evidence);
  }
}
