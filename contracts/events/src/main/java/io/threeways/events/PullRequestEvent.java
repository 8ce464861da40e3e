package io.threeways.events;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What build-service says about a change that is proposed for main. The subject is the change, for
 * example {@code shop/7}: a branch's life and its pull request have one number.
 */
public sealed interface PullRequestEvent extends BuildEvent {
  /** For example {@code shop/7}. */
  String change();

  @Override
  default String key() {
    return change();
  }

  /**
   * A pull request was opened.
   *
   * @param target the branch that it is for
   * @param title one line; CDEvents calls it the change's description
   * @param author the member who opened it
   * @param url where it is looked at
   */
  @Topic("change-proposed")
  @CdEventsType("dev.cdevents.change.created.0.4.0")
  record ChangeProposed(
      Envelope envelope,
      @Content("repository.id") String repository,
      String change,
      String branch,
      String target,
      String commit,
      @Content("description") String title,
      String author,
      URI url)
      implements PullRequestEvent {}

  /**
   * A pull request is not what it was.
   *
   * @param commit the newest
   * @param update what happened to it
   */
  @Topic("change-updated")
  @CdEventsType("dev.cdevents.change.updated.0.3.0")
  record ChangeUpdated(
      Envelope envelope,
      @Content("repository.id") String repository,
      String change,
      String branch,
      String commit,
      Update update)
      implements PullRequestEvent {}

  /** What happened to a pull request. */
  enum Update {
    /** Commits came. */
    PUSHED,
    /** Commits that were looked at are not on the branch any more; approvals are stale. */
    REWRITTEN,
    /** It waits in the merge queue. */
    QUEUED,
    /** It left the merge queue and was not merged. */
    EJECTED
  }

  /**
   * @param commit that was looked at
   * @param reviewer the member who says so
   * @param pair who wrote the change, the author first: those who cannot be its peers
   */
  @Topic("change-reviewed")
  @CdEventsType("dev.cdevents.change.reviewed.0.3.0")
  record ChangeReviewed(
      Envelope envelope,
      @Content("repository.id") String repository,
      String change,
      String commit,
      String reviewer,
      Review review,
      List<String> pair)
      implements PullRequestEvent {
    public ChangeReviewed {
      pair = List.copyOf(pair);
    }
  }

  /** What a peer says. */
  enum Review {
    APPROVED,
    CHANGES_REQUESTED,
    COMMENTED
  }

  /**
   * It is on its target.
   *
   * @param commit at which the target stands with it
   * @param tree of that commit: the tree that was tested
   * @param build that tested it
   * @param by the member who sent it to the queue
   * @param batch the changes that were tested together, this one included
   * @param files where the commit's files are, as an archive; null from who does not say it
   * @param configurations of environments that its pipeline file names; null from who does not say
   *     it
   */
  @Topic("change-merged")
  @CdEventsType("dev.cdevents.change.merged.0.3.0")
  record ChangeMerged(
      Envelope envelope,
      @Content("repository.id") String repository,
      String change,
      String target,
      String commit,
      String tree,
      String build,
      String by,
      List<String> batch,
      @Nullable URI files,
      @Nullable List<EnvironmentConfiguration> configurations)
      implements PullRequestEvent {
    public ChangeMerged {
      batch = List.copyOf(batch);
      configurations = configurations == null ? null : List.copyOf(configurations);
    }
  }

  /**
   * A pull request was closed without a merge.
   *
   * @param by the member who did; null when its branch went
   * @param reason one sentence for a person
   */
  @Topic("change-abandoned")
  @CdEventsType("dev.cdevents.change.abandoned.0.3.0")
  record ChangeAbandoned(
      Envelope envelope,
      @Content("repository.id") String repository,
      String change,
      @Nullable String by,
      String reason)
      implements PullRequestEvent {}

  /**
   * Two changes do not go together.
   *
   * @param commit of this change
   * @param with what it conflicts with: ids of other changes, or {@code main}
   * @param kind how that was found
   * @param files in which texts conflict; empty for a semantic conflict
   * @param test that fails with both and with neither alone; null for a textual conflict
   * @param reason one sentence for a person
   */
  @Topic("change-conflicted")
  @CdEventsType("dev.cdeventsx.threeways-change.conflicted.0.1.0")
  record ChangeConflicted(
      Envelope envelope,
      String repository,
      String change,
      String commit,
      List<String> with,
      Conflict kind,
      List<String> files,
      @Nullable TestFailure test,
      String reason)
      implements PullRequestEvent {
    public ChangeConflicted {
      with = List.copyOf(with);
      files = List.copyOf(files);
    }
  }

  /** How two changes do not go together. */
  enum Conflict {
    /** Git cannot merge them. */
    TEXTUAL,
    /** Git can, and the tests are red. */
    SEMANTIC
  }
}
