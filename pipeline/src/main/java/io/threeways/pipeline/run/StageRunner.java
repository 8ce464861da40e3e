package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;

/** Where the processes of stages run. */
public interface StageRunner {

  /**
   * Begins the stage's process, or finds the one that was begun before: asked twice it runs once.
   *
   * @throws InfrastructureFailure when that is not possible for a reason that is not the code's
   */
  RunningStage begin(Stage stage) throws InfrastructureFailure, InterruptedException;
}
