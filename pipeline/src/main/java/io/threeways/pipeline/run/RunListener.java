package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.FailedTest;

/** Told of a run while it goes on, in its thread. */
public interface RunListener {

  /** The stage's process was asked for. */
  void begins(Stage stage);

  /**
   * A test failed. The stage goes on to collect the others; unless it may be run again, this is the
   * verdict.
   *
   * @param first the first failed test that was seen
   */
  void turnsRed(Stage stage, FailedTest first);

  /**
   * The stage is run again: the tests that failed may be flaky.
   *
   * @param failed what the run that has just ended came to
   * @param runs all so far, this one included
   */
  void repeats(StageResult.Failed failed, FailedRuns runs);

  void ended(StageResult result);
}
