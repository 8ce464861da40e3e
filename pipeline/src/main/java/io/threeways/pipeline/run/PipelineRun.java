package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.plan.Plan;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.report.JUnitReports;
import io.threeways.pipeline.report.TestName;
import io.threeways.pipeline.report.TestResults;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stages of a plan one after the other until one fails.
 *
 * <p>A failed test is told as soon as a finished report shows it; the stage still runs to its end,
 * so that the author sees every failure of it at once. Then it is run again, as often as it says,
 * in case the failed tests are flaky: see {@link FailedRuns}. A run may be run again after a crash:
 * stages that are known to have passed are left out, and a stage that was running is found again by
 * its {@link StageRunner}.
 */
public final class PipelineRun {
  private final StageRunner runner;
  private final RunListener listener;
  private final BooleanSupplier cancelled;
  private final Duration glance;
  private final JUnitReports reports = new JUnitReports();

  /**
   * @param cancelled asked between waits; who makes it true also stops the running stage
   * @param glance how often a running stage's reports are looked at for a first failure
   */
  public PipelineRun(
      StageRunner runner, RunListener listener, BooleanSupplier cancelled, Duration glance) {
    this.runner = runner;
    this.listener = listener;
    this.cancelled = cancelled;
    this.glance = glance;
  }

  /**
   * @param passed names of stages that passed before, in a run that was interrupted
   */
  public RunOutcome run(Plan plan, Set<String> passed) throws InterruptedException {
    return run(plan, passed, Map.of());
  }

  /**
   * @param passed names of stages that passed before, in a run that was interrupted
   * @param failed runs of stages by name, in a run that was interrupted
   */
  public RunOutcome run(Plan plan, Set<String> passed, Map<String, FailedRuns> failed)
      throws InterruptedException {
    for (Stage stage : plan.stages()) {
      if (passed.contains(stage.name())) {
        continue;
      }
      if (cancelled.getAsBoolean()) {
        return new RunOutcome.Cancelled();
      }
      Optional<RunOutcome> end = run(stage, failed.getOrDefault(stage.name(), FailedRuns.NONE));
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new RunOutcome.Passed();
  }

  private Optional<RunOutcome> run(Stage stage, FailedRuns before) throws InterruptedException {
    FailedRuns runs = before;
    try {
      listener.begins(stage);
      StageResult last = collect(stage, runs);
      while (last instanceof StageResult.Failed failed && runs.isFollowedByAnother(failed)) {
        runs = runs.and(failed);
        listener.repeats(failed, runs);
        last = collect(stage, runs);
      }
      StageResult result = runs.judge(last);
      listener.ended(result);
      return switch (result) {
        case StageResult.Passed _ -> Optional.empty();
        case StageResult.Failed failed -> Optional.of(new RunOutcome.Failed(failed));
        case StageResult.Cancelled _ -> Optional.of(new RunOutcome.Cancelled());
      };
    } catch (InfrastructureFailure e) {
      return Optional.of(
          new RunOutcome.Errored(stage, runs.count() + 1, String.valueOf(e.getMessage())));
    }
  }

  private StageResult collect(Stage stage, FailedRuns before)
      throws InfrastructureFailure, InterruptedException {
    RunningStage process = runner.begin(stage, before.count() + 1);
    // The reports of the run before lie there until this one has written its own.
    boolean red = before.count() > 0;
    Optional<Ending> ending = process.await(glance);
    while (ending.isEmpty()) {
      if (cancelled.getAsBoolean()) {
        process.stop();
      } else if (!red) {
        red = turnsRed(stage, process);
      }
      ending = process.await(glance);
    }
    TestResults tests = tests(stage, process, before.names());
    return cancelled.getAsBoolean()
        ? new StageResult.Cancelled(stage, ending.get().took(), tests)
        : StageVerdict.of(stage, ending.get(), tests);
  }

  /** Only failures count here: a report that is being written is not yet well-formed. */
  private boolean turnsRed(Stage stage, RunningStage process)
      throws InfrastructureFailure, InterruptedException {
    TestResults soFar = tests(stage, process, Set.of());
    if (soFar == null || soFar.failures().isEmpty()) {
      return false;
    }
    FailedTest first = soFar.failures().getFirst();
    listener.turnsRed(stage, first);
    return true;
  }

  private @Nullable TestResults tests(Stage stage, RunningStage process, Set<TestName> awaited)
      throws InfrastructureFailure, InterruptedException {
    String glob = stage.tests();
    return glob == null ? null : reports.read(process.reports(glob), awaited);
  }
}
