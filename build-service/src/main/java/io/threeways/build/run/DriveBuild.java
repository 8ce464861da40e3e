package io.threeways.build.run;

import io.threeways.build.repository.Trees;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.file.Parsed;
import io.threeways.pipeline.file.PipelineFile;
import io.threeways.pipeline.plan.Plan;
import io.threeways.pipeline.run.FailedRuns;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.PipelineRun;
import io.threeways.pipeline.run.RunOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings a build that was claimed to its end, or to its next attempt. */
@ApplicationScoped
public class DriveBuild {
  private static final System.Logger LOG = System.getLogger(DriveBuild.class.getName());

  private final PipelineFile pipelineFile = new PipelineFile();
  private final Builds builds;
  private final Trees trees;
  private final Agent agent;
  private final BuildLogs logs;
  private final Products products;
  private final FillWorkspace fillWorkspace;
  private final KeepCaches keepCaches;
  private final RecordProgress progress;
  private final ProvideEnvironment environments;
  private final RunLimits limits;

  DriveBuild(
      Builds builds,
      Trees trees,
      Agent agent,
      BuildLogs logs,
      Products products,
      FillWorkspace fillWorkspace,
      KeepCaches keepCaches,
      RecordProgress progress,
      ProvideEnvironment environments,
      RunLimits limits) {
    this.builds = builds;
    this.trees = trees;
    this.agent = agent;
    this.logs = logs;
    this.products = products;
    this.fillWorkspace = fillWorkspace;
    this.keepCaches = keepCaches;
    this.progress = progress;
    this.environments = environments;
    this.limits = limits;
  }

  /**
   * @param stop whether somebody wants it stopped
   * @throws LostOwnership when another drives it
   */
  void drive(Build.Running build, Stop stop) throws InterruptedException {
    Drive drive = new Drive(build.id(), build.lease().epoch());
    Assignment assignment = Assignment.of(build);
    try (BuildLog log = logs.append(build.id())) {
      try {
        Pipeline pipeline = pipeline(build);
        RunOutcome outcome = run(build, drive, pipeline, log, stop);
        settle(build, drive, assignment, pipeline, outcome, log);
      } catch (InfrastructureFailure e) {
        errs(build, drive, null, String.valueOf(e.getMessage()), log);
      }
      agent.remove(assignment.workspace());
    }
  }

  private Pipeline pipeline(Build.Running build) throws InfrastructureFailure {
    try {
      byte[] file =
          trees
              .file(build.id().repository(), build.origin().commit(), Pipeline.FILE)
              .orElseThrow(() -> new InfrastructureFailure("the pipeline file is gone"));
      return switch (pipelineFile.parse(file)) {
        case Parsed.Valid(Pipeline pipeline) -> pipeline;
        case Parsed.Problems problems ->
            throw new InfrastructureFailure(
                "the pipeline file was let in and is wrong: " + problems);
      };
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot read commit " + build.origin().commit(), e);
    }
  }

  private RunOutcome run(
      Build.Running build, Drive drive, Pipeline pipeline, BuildLog log, Stop stop)
      throws InfrastructureFailure, InterruptedException {
    List<StageRecord> known =
        builds.stages(build.id()).stream()
            .filter(stage -> stage.attempt() == build.attempt())
            .toList();
    if (known.isEmpty()) {
      log.attempt(build.attempt());
      fillWorkspace.fill(build, pipeline, log);
    } else {
      log.narrate("going on after an interruption");
    }
    Plan plan = Plan.of(pipeline);
    Narration narration = new Narration(drive, plan, progress, log);
    PipelineRun stages =
        new PipelineRun(
            new StagesOfBuild(agent, environments, build, drive, pipeline, log, stop),
            narration,
            stop::isWanted,
            limits.glance());
    Set<String> behind = passed(known);
    Map<String, FailedRuns> repeated = repeated(known);
    RunOutcome outcome = stages.run(plan, behind, repeated);
    while (!limits.gate() && outcome instanceof RunOutcome.Failed(var failed)) {
      behind.add(failed.stage().name());
      outcome = stages.run(plan, behind, repeated);
    }
    return outcome;
  }

  /** May be added to. */
  private static Set<String> passed(List<StageRecord> known) {
    return known.stream()
        .filter(stage -> stage.state() == StageRecord.State.PASSED)
        .map(StageRecord::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<String, FailedRuns> repeated(List<StageRecord> known) {
    return known.stream().collect(Collectors.toMap(StageRecord::name, StageRecord::failedRuns));
  }

  private void settle(
      Build.Running build,
      Drive drive,
      Assignment assignment,
      Pipeline pipeline,
      RunOutcome outcome,
      BuildLog log)
      throws InfrastructureFailure, InterruptedException {
    switch (outcome) {
      case RunOutcome.Passed _ -> pass(build, drive, assignment, pipeline, log);
      case RunOutcome.Failed(var failed) -> {
        log.narrate("build %s failed in stage %s".formatted(build.id(), failed.stage().name()));
        progress.fails(
            drive,
            new Cause(
                Cause.Fault.CODE,
                failed.stage().name(),
                failed.message(),
                failed.exitCode(),
                failed.failedTests(),
                changedFiles(build)));
      }
      case RunOutcome.Errored(@Nullable Stage stage, int run, String message) -> {
        errs(build, drive, stage, message, log);
        if (stage != null) {
          agent.stop(assignment, stage, run);
        }
      }
      case RunOutcome.Cancelled _ -> {
        log.narrate("build %s was stopped".formatted(build.id()));
        progress.stops(drive);
      }
    }
  }

  private void pass(
      Build.Running build, Drive drive, Assignment assignment, Pipeline pipeline, BuildLog log)
      throws InfrastructureFailure, InterruptedException {
    Optional<Stage> publishing = pipeline.publishing();
    Product product = null;
    Optional<Product> tested = environments.tested(build.id(), build.attempt());
    if (tested.isPresent()) {
      // What is published is what was tested, whatever became of the folder since.
      product = tested.get();
    } else if (publishing.isPresent()) {
      String path = String.valueOf(publishing.get().artifact());
      try {
        switch (agent.read(assignment.workspace(), path, tar -> products.keep(build, path, tar))) {
          case Product kept -> product = kept;
          case Products.TooLarge refused -> {
            unpublished(build, drive, publishing.get(), refused.describe(), log);
            return;
          }
        }
      } catch (Agent.NotInWorkspace e) {
        String why = "the stage passed and left no artifact: " + e.getMessage();
        unpublished(build, drive, publishing.get(), why, log);
        return;
      }
    }
    if (product != null) {
      log.narrate("artifact %s".formatted(product.digest()));
    }
    keepCaches.keep(build, pipeline, log);
    log.narrate("build %s passed".formatted(build.id()));
    progress.passes(drive, product, pipeline.deploy());
  }

  /** Its stages passed, and what it was to leave cannot be had. */
  private void unpublished(Build.Running build, Drive drive, Stage stage, String why, BuildLog log)
      throws InfrastructureFailure {
    log.narrate("stage %s: %s".formatted(stage.name(), why));
    progress.fails(
        drive, new Cause(Cause.Fault.CODE, stage.name(), why, 0, List.of(), changedFiles(build)));
  }

  /**
   * What nobody foresaw is a failure of the host too: tried again, and not for ever. Its log may be
   * what failed, so nothing is told there.
   */
  void drop(Build.Running build, RuntimeException unforeseen) {
    progress.errs(
        new Drive(build.id(), build.lease().epoch()), hostFailed(null, unforeseen.toString()));
  }

  private void errs(
      Build.Running build, Drive drive, @Nullable Stage stage, String message, BuildLog log) {
    LOG.log(System.Logger.Level.WARNING, "{0}: the host failed: {1}", build.id(), message);
    Cause cause = hostFailed(stage, message);
    log.narrate("the host failed, not the code: " + message);
    log.narrate(
        switch (progress.errs(drive, cause)) {
          case Build.Queued _ -> "it is tried again";
          case Build.Failed _ -> "there were enough attempts";
          case Build.Cancelled _ -> "build %s was stopped".formatted(build.id());
        });
  }

  private static Cause hostFailed(@Nullable Stage stage, String message) {
    return new Cause(
        Cause.Fault.INFRASTRUCTURE,
        stage == null ? null : stage.name(),
        message,
        null,
        List.of(),
        List.of());
  }

  private List<String> changedFiles(Build.Running build) throws InfrastructureFailure {
    Origin origin = build.origin();
    try {
      return trees.changedFiles(
          origin.id().repository(), origin.previous(), origin.commit(), Cause.MOST_FILES);
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot compare " + origin.commit(), e);
    }
  }
}
