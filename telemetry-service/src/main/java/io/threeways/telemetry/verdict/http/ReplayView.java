package io.threeways.telemetry.verdict.http;

import io.threeways.telemetry.verdict.CaseFile.Assessment;
import io.threeways.telemetry.verdict.RecordedVerdict.Replay;

/**
 * Then and now.
 *
 * @param equal whether decision, words, curves and effects are the same, bit by bit
 */
public record ReplayView(boolean equal, Assessment recorded, Assessment recomputed) {
  static ReplayView of(Replay replay) {
    return new ReplayView(replay.isEqual(), replay.recorded(), replay.recomputed());
  }
}
