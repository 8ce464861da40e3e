package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.plan.Plan;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.report.JUnitReports;
import io.threeways.pipeline.report.TestResults;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stages of a plan one after the other until one fails.
 *
 * <p>The verdict of a stage with tests is told as soon as a finished report shows a failure; the
 * stage still runs to its end, so that the author sees every failure of it at once. It may be run
 * again after a crash: stages that are known to have passed are left out, and a stage that was
 * running is found again by its {@link StageRunner}.
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
    for (Stage stage : plan.stages()) {
      if (passed.contains(stage.name())) {
        continue;
      }
      if (cancelled.getAsBoolean()) {
        return new RunOutcome.Cancelled();
      }
      Optional<RunOutcome> end = run(stage);
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new RunOutcome.Passed();
  }

  private Optional<RunOutcome> run(Stage stage) throws InterruptedException {
    try {
      listener.begins(stage);
      StageResult result = collect(stage, runner.begin(stage));
      listener.ended(result);
      return switch (result) {
        case StageResult.Passed _ -> Optional.empty();
        case StageResult.Failed failed -> Optional.of(new RunOutcome.Failed(failed));
        case StageResult.Cancelled _ -> Optional.of(new RunOutcome.Cancelled());
      };
    } catch (InfrastructureFailure e) {
      return Optional.of(new RunOutcome.Errored(stage, String.valueOf(e.getMessage())));
    }
  }

  private StageResult collect(Stage stage, RunningStage process)
      throws InfrastructureFailure, InterruptedException {
    boolean red = false;
    Optional<Ending> ending = process.await(glance);
    while (ending.isEmpty()) {
      if (cancelled.getAsBoolean()) {
        process.stop();
      } else if (!red) {
        red = turnsRed(stage, process);
      }
      ending = process.await(glance);
    }
    TestResults tests = tests(stage, process);
    return cancelled.getAsBoolean()
        ? new StageResult.Cancelled(stage, ending.get().took(), tests)
        : StageVerdict.of(stage, ending.get(), tests);
  }

  /** Only failures count here: a report that is being written is not yet well-formed. */
  private boolean turnsRed(Stage stage, RunningStage process)
      throws InfrastructureFailure, InterruptedException {
    TestResults soFar = tests(stage, process);
    if (soFar == null || soFar.failures().isEmpty()) {
      return false;
    }
    FailedTest first = soFar.failures().getFirst();
    listener.turnsRed(stage, first);
    return true;
  }

  private @Nullable TestResults tests(Stage stage, RunningStage process)
      throws InfrastructureFailure, InterruptedException {
    String glob = stage.tests();
    return glob == null ? null : reports.read(process.reports(glob));
  }
}
