package io.threeways.build.run;

import io.threeways.build.run.ProvideEnvironment.NotServing;
import io.threeways.build.run.ProvideEnvironment.Serving;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.ReportFile;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import io.threeways.pipeline.run.StageRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stages as the agent runs them; one that needs an environment begins inside it. */
final class StagesOfBuild implements StageRunner {
  private final Agent agent;
  private final ProvideEnvironment environments;
  private final Build.Running build;
  private final Drive drive;
  private final Pipeline pipeline;
  private final BuildLog log;
  private final Stop stop;

  StagesOfBuild(
      Agent agent,
      ProvideEnvironment environments,
      Build.Running build,
      Drive drive,
      Pipeline pipeline,
      BuildLog log,
      Stop stop) {
    this.agent = agent;
    this.environments = environments;
    this.build = build;
    this.drive = drive;
    this.pipeline = pipeline;
    this.log = log;
    this.stop = stop;
  }

  @Override
  public RunningStage begin(Stage stage, int run)
      throws InfrastructureFailure, InterruptedException {
    if (!stage.needsEnvironment()) {
      return agent.stages(Assignment.of(build), log).begin(stage, run);
    }
    return switch (environments.provide(build, drive, pipeline, log, stop)) {
      case Serving(Surroundings surroundings) ->
          new Surrounded(agent.stages(Assignment.of(build), log, surroundings).begin(stage, run));
      case NotServing(String reason) -> new NeverBegun(reason);
    };
  }

  /** Its end counts only if the environment was there until then. */
  private final class Surrounded implements RunningStage {
    private final RunningStage stage;

    Surrounded(RunningStage stage) {
      this.stage = stage;
    }

    @Override
    public Optional<Ending> await(Duration atMost)
        throws InfrastructureFailure, InterruptedException {
      Optional<Ending> ending = stage.await(atMost);
      Optional<String> loss =
          ending.isEmpty() ? Optional.empty() : environments.loss(build.id(), build.attempt());
      if (loss.isPresent()) {
        throw new InfrastructureFailure("the environment went away meanwhile: " + loss.get());
      }
      return ending;
    }

    @Override
    public List<ReportFile> reports(String glob)
        throws InfrastructureFailure, InterruptedException {
      return stage.reports(glob);
    }

    @Override
    public void stop() throws InfrastructureFailure, InterruptedException {
      stage.stop();
    }
  }

  /** There is nothing to test: the stage has failed before its process. */
  private record NeverBegun(String reason) implements RunningStage {
    @Override
    public Optional<Ending> await(Duration atMost) {
      return Optional.of(new Ending.Killed(reason, Duration.ZERO));
    }

    @Override
    public List<ReportFile> reports(String glob) {
      return List.of();
    }

    @Override
    public void stop() {
      // It never ran.
    }
  }
}
