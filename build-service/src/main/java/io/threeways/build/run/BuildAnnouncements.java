package io.threeways.build.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Says what happened to a build, in the caller's transaction. The event's id is the build's {@link
 * Build#lastEvent()}, or is given; the cause is an event of the same chain.
 */
public interface BuildAnnouncements {

  /**
   * @param causes the newest event of each change that is built; of other chains than the build's
   *     own when it is of several
   */
  void queued(Build.Queued build, List<CausingEvent> causes);

  /** An event, and the chain that it belongs to. */
  record CausingEvent(UUID chain, UUID event) {}

  void started(Build.Running build, UUID cause);

  void stageStarted(Build.Running build, Stage stage, Instant at, UUID cause);

  /** Also says what the tests said, where there were any. */
  void stageFinished(Build.Running build, StageResult result, Instant at, UUID cause, UUID tests);

  /** The host failed while the stage ran. */
  void stageErred(Build.Running build, String stage, Duration took, Instant at, UUID cause);

  void passed(Build.Passed build, UUID cause);

  void failed(Build.Failed build, UUID cause);

  void cancelled(Build.Cancelled build, UUID cause);
}
