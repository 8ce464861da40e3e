package io.threeways.telemetry.verdict;

/**
 * Counts of units that were served side by side, and that nothing else tells apart: one gateway,
 * one look, one step.
 *
 * @param candidateBad x1
 * @param candidate n1
 * @param baselineBad x0
 * @param baseline n0
 */
public record Stratum(long candidateBad, long candidate, long baselineBad, long baseline) {

  public Stratum {
    if (candidateBad < 0 || baselineBad < 0 || candidateBad > candidate || baselineBad > baseline) {
      throw new IllegalArgumentException(
          "no counts: %d of %d, %d of %d"
              .formatted(candidateBad, candidate, baselineBad, baseline));
    }
  }

  /** m: how many were bad on either side. */
  public long bad() {
    return candidateBad + baselineBad;
  }

  /** Whether it can tell the two sides apart at all. */
  public boolean compares() {
    return candidate > 0 && baseline > 0 && bad() > 0 && bad() < candidate + baseline;
  }

  /** Nothing was seen on either side. */
  public boolean isEmpty() {
    return candidate == 0 && baseline == 0;
  }

  /** Both together, where nothing changed between them. */
  public Stratum plus(Stratum other) {
    return new Stratum(
        candidateBad + other.candidateBad,
        candidate + other.candidate,
        baselineBad + other.baselineBad,
        baseline + other.baseline);
  }
}
