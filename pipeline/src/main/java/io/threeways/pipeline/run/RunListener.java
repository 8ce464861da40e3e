package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.FailedTest;

/** Told of a run while it goes on, in its thread. */
public interface RunListener {

  /** The stage's process was asked for. */
  void begins(Stage stage);

  /**
   * The verdict is known: a test failed. The stage goes on to collect the others.
   *
   * @param first the first failed test that was seen
   */
  void turnsRed(Stage stage, FailedTest first);

  void ended(StageResult result);
}
