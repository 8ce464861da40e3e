package io.threeways.telemetry.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was computed for one measure.
 *
 * @param effect of the process with the most evidence to roll back; null when one side served
 *     nothing
 */
public record Finding(Measure measure, List<CurvePoint> curve, @Nullable Effect effect) {
  public Finding {
    curve = List.copyOf(curve);
  }

  /** The evidence after a look. */
  public record CurvePoint(int look, LogEvidence evidence) {}
}
