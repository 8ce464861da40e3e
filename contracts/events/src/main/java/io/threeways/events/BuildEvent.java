package io.threeways.events;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What build-service says. */
public sealed interface BuildEvent extends Event
    permits BuildEvent.RepositoryCreated,
        BuildEvent.BranchCreated,
        BuildEvent.BranchDeleted,
        BuildEvent.ChangePushed,
        PullRequestEvent,
        AndonEvent,
        BuildEvent.OfBuild,
        BuildEvent.ArtifactPublished {

  /** The repository's name, for example {@code shop}. */
  String repository();

  @Topic("repository-created")
  @CdEventsType("dev.cdevents.repository.created.0.3.0")
  record RepositoryCreated(
      Envelope envelope, @Content("name") String repository, @Content("uri") URI url)
      implements BuildEvent {
    @Override
    public String key() {
      return repository;
    }
  }

  @Topic("branch-created")
  @CdEventsType("dev.cdevents.branch.created.0.3.0")
  record BranchCreated(
      Envelope envelope, @Content("repository.id") String repository, String branch)
      implements BuildEvent {
    @Override
    public String key() {
      return repository;
    }
  }

  @Topic("branch-deleted")
  @CdEventsType("dev.cdevents.branch.deleted.0.3.0")
  record BranchDeleted(
      Envelope envelope, @Content("repository.id") String repository, String branch)
      implements BuildEvent {
    @Override
    public String key() {
      return repository;
    }
  }

  /**
   * Commits arrived on a branch. The subject is the change.
   *
   * @param previousCommit where the branch stood before; null when the push made the branch
   * @param commits how many commits came
   * @param title first line of the newest commit's message
   * @param author who wrote the newest commit, {@code Name <mail>}
   * @param pusher the user whose token was used
   * @param files where the commit's files are had as a tar archive; null in events from before
   *     there was one
   * @param configurations what the commit says of environments; null in events from before it could
   */
  @Topic("change-pushed")
  @CdEventsType("dev.cdeventsx.threeways-change.pushed.0.1.0")
  record ChangePushed(
      Envelope envelope,
      String repository,
      String branch,
      String change,
      String commit,
      @Nullable String previousCommit,
      int commits,
      String title,
      String author,
      String pusher,
      @Nullable URI files,
      @Nullable List<EnvironmentConfiguration> configurations)
      implements BuildEvent {
    public ChangePushed {
      configurations = configurations == null ? null : List.copyOf(configurations);
    }

    @Override
    public String key() {
      return repository;
    }
  }

  /** An event about one build; the subject is the build, for example {@code shop/42}. */
  sealed interface OfBuild extends BuildEvent {
    String build();

    @Override
    default String key() {
      return build();
    }
  }

  @Topic("build-queued")
  @CdEventsType("dev.cdevents.pipelinerun.queued.0.3.0")
  record BuildQueued(
      Envelope envelope,
      @Content("pipelineName") String build,
      String repository,
      String branch,
      String change,
      String commit)
      implements OfBuild {}

  /**
   * @param uri where the build is looked at
   */
  @Topic("build-started")
  @CdEventsType("dev.cdevents.pipelinerun.started.0.3.0")
  record BuildStarted(
      Envelope envelope,
      @Content("pipelineName") String build,
      String repository,
      String branch,
      String change,
      String commit,
      @Content("uri") URI uri)
      implements OfBuild {}

  /**
   * @param duration from the start of the first stage to the end of the last
   */
  @Topic("build-passed")
  @CdEventsType(
      value = "dev.cdevents.pipelinerun.finished.0.3.0",
      outcomes = {"success"})
  record BuildPassed(
      Envelope envelope,
      @Content("pipelineName") String build,
      String repository,
      String branch,
      String change,
      String commit,
      Duration duration)
      implements OfBuild {
    /** Always a success. */
    @Content("outcome")
    public Outcome outcome() {
      return Outcome.SUCCESS;
    }
  }

  /**
   * @param cause whether the code or the infrastructure failed, where, and which tests
   */
  @Topic("build-failed")
  @CdEventsType(
      value = "dev.cdevents.pipelinerun.finished.0.3.0",
      outcomes = {"failure", "error"})
  record BuildFailed(
      Envelope envelope,
      @Content("pipelineName") String build,
      String repository,
      String branch,
      String change,
      String commit,
      Duration duration,
      FailureCause cause)
      implements OfBuild {
    /** Whether the code or the infrastructure failed. */
    @Content("outcome")
    public Outcome outcome() {
      return cause.outcome();
    }

    /** The cause in one sentence. */
    @Content("errors")
    public String errors() {
      return cause.message();
    }
  }

  /**
   * @param reason who or what cancelled it, in words
   */
  @Topic("build-cancelled")
  @CdEventsType(
      value = "dev.cdevents.pipelinerun.finished.0.3.0",
      outcomes = {"cancel"})
  record BuildCancelled(
      Envelope envelope,
      @Content("pipelineName") String build,
      String repository,
      String branch,
      String change,
      String commit,
      String reason)
      implements OfBuild {
    /** Always cancelled. */
    @Content("outcome")
    public Outcome outcome() {
      return Outcome.CANCEL;
    }
  }

  @Topic("stage-started")
  @CdEventsType("dev.cdevents.taskrun.started.0.3.0")
  record StageStarted(
      Envelope envelope,
      @Content("pipelineRun.id") String build,
      String repository,
      @Content("taskName") String stage)
      implements OfBuild {}

  /**
   * @param outcome {@code success}, {@code failure}, {@code error} (the infrastructure) or {@code
   *     cancel}
   * @param exitCode of the stage's process; null when it had none
   */
  @Topic("stage-finished")
  @CdEventsType("dev.cdevents.taskrun.finished.0.3.0")
  record StageFinished(
      Envelope envelope,
      @Content("pipelineRun.id") String build,
      String repository,
      @Content("taskName") String stage,
      @Content("outcome") Outcome outcome,
      @Nullable Integer exitCode,
      Duration duration)
      implements OfBuild {}

  /**
   * What the JUnit reports of one stage say.
   *
   * @param level {@code unit}, {@code integration}, {@code system} …, as the pipeline file names it
   * @param environment where they ran: {@code build}, or the environment that was made for them
   * @param flaky tests that failed and, when the stage was run again on the same commit, passed; as
   *     they failed; null in events from before it was run again
   */
  @Topic("tests-finished")
  @CdEventsType("dev.cdevents.testsuiterun.finished.0.3.0")
  record TestsFinished(
      Envelope envelope,
      String build,
      String repository,
      @Content("testSuite.name") String stage,
      @Nullable String level,
      @Content("environment.id") String environment,
      @Content("outcome") Outcome outcome,
      int passed,
      int failed,
      int skipped,
      Duration duration,
      List<TestFailure> failures,
      @Nullable List<TestFailure> flaky)
      implements OfBuild {
    public TestsFinished {
      failures = List.copyOf(failures);
      flaky = flaky == null ? null : List.copyOf(flaky);
    }

    /** The suite of this run. */
    @Content("testSuite.id")
    public String testSuite() {
      return build + "/" + stage;
    }
  }

  /**
   * A stage of a build needs an environment like production. It is wanted until the build has
   * ended.
   *
   * @param environment the name that it shall have: a DNS label
   * @param artifact what the build's stages have left so far; nobody else was told of it
   * @param number the build's number in its repository
   * @param size of the artifact's file in bytes
   * @param download where the artifact's bytes are had
   * @param change what is being tried
   * @param deployment how production would run it
   */
  @Topic("environment-requested")
  @CdEventsType("dev.cdeventsx.threeways-environment.requested.0.1.0")
  record EnvironmentRequested(
      Envelope envelope,
      String build,
      String repository,
      String branch,
      String environment,
      DeployedArtifact artifact,
      long number,
      long size,
      URI download,
      CarriedChange change,
      DeploymentPlan deployment)
      implements OfBuild {}

  /**
   * The product of a green build. The subject is the artifact's package URL.
   *
   * @param digest {@code sha256:…} of the OCI manifest
   * @param size of the artifact's file in bytes
   * @param download where the artifact's bytes are had
   * @param number the build's number in its repository; a later artifact of a branch has a higher
   *     one
   * @param changes every change that entered the branch since the artifact before this one
   * @param deployment the {@code deploy} section of the pipeline file; null where it has none
   */
  @Topic("artifact-published")
  @CdEventsType("dev.cdevents.artifact.published.0.3.0")
  record ArtifactPublished(
      Envelope envelope,
      String purl,
      String repository,
      String branch,
      String commit,
      String build,
      long number,
      String digest,
      long size,
      URI download,
      List<CarriedChange> changes,
      @Nullable DeploymentPlan deployment)
      implements BuildEvent {
    public ArtifactPublished {
      changes = List.copyOf(changes);
    }

    @Override
    public String key() {
      return purl;
    }
  }
}
