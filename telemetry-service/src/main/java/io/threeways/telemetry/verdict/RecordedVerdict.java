package io.threeways.telemetry.verdict;

import io.threeways.telemetry.verdict.CaseFile.Assessment;
import java.util.UUID;

/**
 * A verdict as its event tells it, and what is computed from it again.
 *
 * @param recorded what was decided then
 */
public record RecordedVerdict(UUID deployment, int step, CaseFile file, Assessment recorded) {

  /** Makes the decision again, from what the event says alone. */
  public Replay replay() {
    return new Replay(recorded, file.assess());
  }

  /** Then and now. */
  public record Replay(Assessment recorded, Assessment recomputed) {
    /** Every number of the curve and the effect bit by bit, and the decision to the word. */
    public boolean isEqual() {
      return recorded.equals(recomputed);
    }
  }
}
