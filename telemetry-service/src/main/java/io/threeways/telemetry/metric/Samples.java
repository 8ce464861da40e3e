package io.threeways.telemetry.metric;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The observations that are kept. */
public interface Samples {
  /**
   * Adds a batch in the caller's transaction. A point that is already there changes nothing.
   *
   * @return the batch as it was kept
   */
  Batch add(Batch batch);

  /**
   * Points with {@code from <= at <= to}, in the order of time for each series.
   *
   * @param limit how many points at most
   * @return one more than the limit when there are more
   */
  List<Point> find(Selection selection, Instant from, Instant to, int limit);

  /**
   * Deletes what is older, in the caller's transaction, and with their last sample the series that
   * count towards the limit.
   *
   * @param limit how many points at once
   * @return how many were deleted
   */
  int deleteBefore(Instant moment, int limit);

  /** How many points were ever dropped, by reason. */
  Map<Refusal, Long> refused();
}
