package io.threeways.learning.chain.kafka;

import io.threeways.events.AndonEvent;
import io.threeways.events.BuildEvent;
import io.threeways.events.BuildEvent.ArtifactPublished;
import io.threeways.events.BuildEvent.BranchCreated;
import io.threeways.events.BuildEvent.BranchDeleted;
import io.threeways.events.BuildEvent.BuildCancelled;
import io.threeways.events.BuildEvent.BuildFailed;
import io.threeways.events.BuildEvent.BuildPassed;
import io.threeways.events.BuildEvent.BuildQueued;
import io.threeways.events.BuildEvent.BuildStarted;
import io.threeways.events.BuildEvent.ChangePushed;
import io.threeways.events.BuildEvent.EnvironmentRequested;
import io.threeways.events.BuildEvent.RepositoryCreated;
import io.threeways.events.BuildEvent.StageFinished;
import io.threeways.events.BuildEvent.StageStarted;
import io.threeways.events.BuildEvent.TestsFinished;
import io.threeways.events.FailureCause;
import io.threeways.events.Outcome;
import io.threeways.events.PullRequestEvent;
import io.threeways.events.TestFailure;
import io.threeways.learning.chain.DoneState;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;
import java.util.ArrayList;
import java.util.List;

/** What build-service says, in words. */
final class BuildTelling {
  private BuildTelling() {}

  static Telling tell(BuildEvent event) {
    return switch (event) {
      case RepositoryCreated created ->
          Telling.aside("repository %s was created".formatted(created.repository()));
      case BranchCreated created ->
          Telling.aside("branch %s was created".formatted(created.branch()));
      case BranchDeleted deleted ->
          Telling.aside("branch %s was deleted".formatted(deleted.branch()));
      case ChangePushed pushed -> pushed(pushed);
      case PullRequestEvent pullRequest -> PullRequestTelling.tell(pullRequest);
      case AndonEvent andon -> AndonTelling.tell(andon);
      case BuildQueued queued ->
          Telling.step("build waits", Mood.TRIAL, "build %s was queued".formatted(queued.build()));
      case BuildStarted started ->
          Telling.step("building", Mood.TRIAL, "build %s started".formatted(started.build()))
              .with(Evidence.of("build", started.uri()))
              .begins("build " + started.build());
      case BuildPassed passed -> passed(passed);
      case BuildFailed failed -> failed(failed);
      case BuildCancelled cancelled ->
          Telling.step(
                  "cancelled",
                  Mood.RISK,
                  "build %s was cancelled: %s".formatted(cancelled.build(), cancelled.reason()))
              .ends("build " + cancelled.build());
      case StageStarted started ->
          Telling.step(
                  "stage " + started.stage(),
                  Mood.TRIAL,
                  "stage %s started".formatted(started.stage()))
              .begins(stage(started.build(), started.stage()));
      case StageFinished finished -> finished(finished);
      case TestsFinished tests -> tests(tests);
      case EnvironmentRequested requested ->
          Telling.step(
                  "environment wanted",
                  Mood.TRIAL,
                  "build %s wants environment %s, made like %s"
                      .formatted(
                          requested.build(),
                          requested.environment(),
                          requested.deployment().environment()))
              .with(Evidence.of("artifact", requested.artifact().purl()));
      case ArtifactPublished published -> published(published);
    };
  }

  private static Telling pushed(ChangePushed pushed) {
    String words =
        "%s pushed %s to %s of %s: %s"
            .formatted(
                pushed.pusher(),
                Words.count(pushed.commits(), "commit"),
                pushed.branch(),
                pushed.repository(),
                pushed.title());
    return Telling.step("pushed", Mood.TRIAL, words)
        .with(Evidence.of("commit", pushed.commit()), Evidence.of("author", pushed.author()));
  }

  private static Telling passed(BuildPassed passed) {
    String words =
        "build %s passed in %s".formatted(passed.build(), Words.duration(passed.duration()));
    return Telling.step("green", Mood.WELL, words)
        .ends("build " + passed.build())
        .reaches(DoneState.FINISHED);
  }

  private static Telling failed(BuildFailed failed) {
    FailureCause cause = failed.cause();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        Evidence.of("cause", cause.outcome() == Outcome.ERROR ? "infrastructure" : "code"));
    for (TestFailure test : cause.tests()) {
      evidence.add(Evidence.of("failed test", Words.test(test)));
    }
    for (String file : cause.changedFiles()) {
      evidence.add(Evidence.of("changed file", file));
    }
    String stage = cause.stage() == null ? "before the first stage" : "at " + cause.stage();
    String words = "build %s failed %s: %s".formatted(failed.build(), stage, cause.message());
    return Telling.step("red " + stage, Mood.BROKEN, words)
        .withAll(evidence)
        .ends("build " + failed.build());
  }

  private static Telling finished(StageFinished finished) {
    String words =
        "stage %s ended after %s: %s"
            .formatted(
                finished.stage(), Words.duration(finished.duration()), outcome(finished.outcome()));
    Telling telling =
        finished.outcome() == Outcome.SUCCESS
            ? Telling.aside(words)
            : Telling.step("red at " + finished.stage(), Mood.BROKEN, words);
    return telling.ends(stage(finished.build(), finished.stage()));
  }

  private static Telling tests(TestsFinished tests) {
    long all = (long) tests.passed() + tests.failed() + tests.skipped();
    String words =
        "%s ran at %s: %d passed, %d failed, %d skipped"
            .formatted(
                Words.count(all, "test"),
                tests.stage(),
                tests.passed(),
                tests.failed(),
                tests.skipped());
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("tests passed", tests.passed()));
    evidence.add(Evidence.of("tests failed", tests.failed()));
    evidence.add(Evidence.of("tests skipped", tests.skipped()));
    if (tests.level() != null) {
      evidence.add(Evidence.of("level", tests.level()));
    }
    tests
        .failures()
        .forEach(failure -> evidence.add(Evidence.of("failed test", Words.test(failure))));
    return Telling.aside(words).withAll(evidence);
  }

  private static Telling published(ArtifactPublished published) {
    String words =
        "artifact %s was published, with %s: %s"
            .formatted(
                published.purl(),
                Words.count(published.changes().size(), "change"),
                Words.changes(published.changes()));
    return Telling.step("artifact published", Mood.WELL, words)
        .with(
            Evidence.of("artifact", published.purl()),
            Evidence.of("digest", published.digest()),
            Evidence.of("bytes", published.size()),
            Evidence.of("build", published.build()));
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> "well";
      case FAILURE -> "the code failed";
      case ERROR -> "the infrastructure failed";
      case CANCEL -> "cancelled";
    };
  }

  private static String stage(String build, String stage) {
    return "stage %s/%s".formatted(build, stage);
  }
}
