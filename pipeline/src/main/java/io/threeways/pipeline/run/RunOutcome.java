package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import org.jspecify.annotations.Nullable;

/** What a whole run came to. */
public sealed interface RunOutcome {

  record Passed() implements RunOutcome {}

  /**
   * @param failed the stage that decided; stages after it did not run
   */
  record Failed(StageResult.Failed failed) implements RunOutcome {}

  /**
   * The infrastructure failed; nothing is known about the code.
   *
   * @param stage in which it failed; null when none had begun
   * @param run which one of that stage
   * @param message one sentence for a person
   */
  record Errored(@Nullable Stage stage, int run, String message) implements RunOutcome {}

  /** Somebody stopped it. */
  record Cancelled() implements RunOutcome {}
}
