package io.threeways.build.pullrequest.kafka;

import io.threeways.build.BuildSettings;
import io.threeways.build.kafka.BuildOutbox;
import io.threeways.build.kafka.CommitWords;
import io.threeways.build.pullrequest.Proposal;
import io.threeways.build.pullrequest.PullRequest;
import io.threeways.build.pullrequest.PullRequestAnnouncements;
import io.threeways.build.pullrequest.Review;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.DescribedEnvironments;
import io.threeways.build.run.Cause;
import io.threeways.events.Envelope;
import io.threeways.events.Link;
import io.threeways.events.PullRequestEvent;
import io.threeways.events.TestFailure;
import io.threeways.pipeline.report.FailedTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pull requests as events, all on the change's chain. */
@ApplicationScoped
class KafkaPullRequestAnnouncements implements PullRequestAnnouncements {
  /** A build may have the same name, and its events are numbered by themselves. */
  private static final String NUMBERED = "pull ";

  private final BuildOutbox outbox;
  private final BuildSettings settings;
  private final CommitWords words;
  private final DescribedEnvironments environments;

  KafkaPullRequestAnnouncements(
      BuildOutbox outbox,
      BuildSettings settings,
      CommitWords words,
      DescribedEnvironments environments) {
    this.outbox = outbox;
    this.settings = settings;
    this.words = words;
    this.environments = environments;
  }

  @Override
  public void proposed(PullRequest.Open pullRequest, UUID cause) {
    Proposal of = pullRequest.proposal();
    URI url = settings.publicUrl().resolve("/api/build/pulls/" + of.id());
    say(
        pullRequest,
        of.openedAt(),
        cause,
        envelope ->
            new PullRequestEvent.ChangeProposed(
                envelope,
                of.id().repository().text(),
                of.id().toString(),
                of.branch().text(),
                of.target().text(),
                of.commit().text(),
                of.title(),
                of.author(),
                url));
  }

  @Override
  public void pushed(PullRequest.Open pullRequest, boolean rewritten, UUID cause) {
    updated(
        pullRequest,
        rewritten ? PullRequestEvent.Update.REWRITTEN : PullRequestEvent.Update.PUSHED,
        pullRequest.proposal().updatedAt(),
        cause);
  }

  @Override
  public void queued(PullRequest.Queued pullRequest, UUID cause) {
    updated(pullRequest, PullRequestEvent.Update.QUEUED, pullRequest.since(), cause);
  }

  @Override
  public void ejected(PullRequest.Open pullRequest, Instant at, UUID cause) {
    updated(pullRequest, PullRequestEvent.Update.EJECTED, at, cause);
  }

  private void updated(
      PullRequest pullRequest, PullRequestEvent.Update update, Instant at, UUID cause) {
    Proposal of = pullRequest.proposal();
    say(
        pullRequest,
        at,
        cause,
        envelope ->
            new PullRequestEvent.ChangeUpdated(
                envelope,
                of.id().repository().text(),
                of.id().toString(),
                of.branch().text(),
                of.commit().text(),
                update));
  }

  @Override
  public void reviewed(
      PullRequest.Alive pullRequest, Review review, List<String> authors, UUID cause) {
    ChangeId of = pullRequest.id();
    say(
        pullRequest,
        review.at(),
        cause,
        envelope ->
            new PullRequestEvent.ChangeReviewed(
                envelope,
                of.repository().text(),
                of.toString(),
                review.commit().text(),
                review.reviewer(),
                switch (review.verdict()) {
                  case APPROVE -> PullRequestEvent.Review.APPROVED;
                  case REQUEST_CHANGES -> PullRequestEvent.Review.CHANGES_REQUESTED;
                  case COMMENT -> PullRequestEvent.Review.COMMENTED;
                },
                authors));
  }

  @Override
  public void merged(PullRequest.Merged pullRequest, String tree, String build, UUID cause) {
    Proposal of = pullRequest.proposal();
    say(
        pullRequest,
        pullRequest.at(),
        cause,
        envelope ->
            new PullRequestEvent.ChangeMerged(
                envelope,
                of.id().repository().text(),
                of.id().toString(),
                of.target().text(),
                pullRequest.commit().text(),
                tree,
                build,
                pullRequest.by(),
                pullRequest.batch().stream().map(ChangeId::toString).toList(),
                words.files(of.id().repository().text(), pullRequest.commit().text()),
                words.configurations(environments.of(of.id().repository(), pullRequest.commit()))));
  }

  @Override
  public void abandoned(PullRequest.Closed pullRequest, UUID cause) {
    ChangeId of = pullRequest.id();
    say(
        pullRequest,
        pullRequest.at(),
        cause,
        envelope ->
            new PullRequestEvent.ChangeAbandoned(
                envelope,
                of.repository().text(),
                of.toString(),
                pullRequest.by(),
                pullRequest.reason()));
  }

  @Override
  public void conflicted(PullRequest.Alive pullRequest, Conflict conflict, Instant at, UUID cause) {
    Proposal of = pullRequest.proposal();
    Cause failed = conflict.failed();
    say(
        pullRequest,
        at,
        cause,
        envelope ->
            new PullRequestEvent.ChangeConflicted(
                envelope,
                of.id().repository().text(),
                of.id().toString(),
                of.commit().text(),
                conflict.with(),
                failed == null
                    ? PullRequestEvent.Conflict.TEXTUAL
                    : PullRequestEvent.Conflict.SEMANTIC,
                conflict.files(),
                failed == null ? null : first(failed),
                conflict.reason()));
  }

  private static @Nullable TestFailure first(Cause failed) {
    if (failed.tests().isEmpty()) {
      return null;
    }
    FailedTest test = failed.tests().getFirst();
    return new TestFailure(test.suite(), test.test(), test.message(), test.file(), test.line());
  }

  private void say(
      PullRequest pullRequest, Instant at, UUID cause, Function<Envelope, PullRequestEvent> event) {
    UUID chain = pullRequest.proposal().chain();
    String change = pullRequest.id().toString();
    outbox.append(
        pullRequest.lastEvent(),
        NUMBERED + change,
        change,
        chain,
        at,
        List.of(Link.causedBy(chain, cause)),
        event::apply);
  }
}
