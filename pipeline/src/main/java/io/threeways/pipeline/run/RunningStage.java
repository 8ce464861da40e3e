package io.threeways.pipeline.run;

import io.threeways.pipeline.report.ReportFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stage's process. */
public interface RunningStage {

  /**
   * Waits for its end.
   *
   * @param atMost how long; the answer comes as soon as there is one
   * @return empty while it runs
   * @throws InfrastructureFailure when it was lost, or nobody can say
   */
  Optional<Ending> await(Duration atMost) throws InfrastructureFailure, InterruptedException;

  /**
   * The files of the workspace that match, while it runs or after.
   *
   * @param glob see {@link io.threeways.pipeline.report.Glob}, below the workspace
   */
  List<ReportFile> reports(String glob) throws InfrastructureFailure, InterruptedException;

  /** Ends it; {@link #await} then tells how. */
  void stop() throws InfrastructureFailure, InterruptedException;
}
