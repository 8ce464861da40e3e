package io.threeways.telemetry.verdict;

/**
 * Units of one arm.
 *
 * @param all n
 * @param bad x
 */
public record Counts(long all, long bad) {
  public static final Counts NONE = new Counts(0, 0);

  /** What came since; a counter that fell gives nothing. */
  Counts since(Counts earlier) {
    long more = Math.max(0, all - earlier.all);
    return new Counts(more, Math.min(more, Math.max(0, bad - earlier.bad)));
  }
}
