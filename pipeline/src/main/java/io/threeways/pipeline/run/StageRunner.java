package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;

/** Where the processes of stages run. */
public interface StageRunner {

  /**
   * Begins the stage's process, or finds the one that was begun before: asked twice it runs once.
   *
   * @param run which one of this stage, beginning with 1; another begins where the last one left
   *     the workspace
   * @throws InfrastructureFailure when that is not possible for a reason that is not the code's
   */
  RunningStage begin(Stage stage, int run) throws InfrastructureFailure, InterruptedException;
}
