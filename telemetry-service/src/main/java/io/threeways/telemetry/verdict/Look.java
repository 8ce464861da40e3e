package io.threeways.telemetry.verdict;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A look that was closed: the counts since the one before, of every gateway by itself.
 *
 * @param number beginning with 1
 * @param at the time of the last counts in it
 */
public record Look(int number, Instant at, List<Entry> strata) {
  public Look {
    strata = List.copyOf(strata);
  }

  /**
   * @param process which of the measure's processes it belongs to, beginning with 0
   */
  public record Entry(Measure measure, int process, RecordedStratum stratum) {}

  /** The strata of one measure for each of its processes. */
  List<List<Stratum>> of(Measure measure, int processes) {
    return IntStream.range(0, processes)
        .mapToObj(
            process ->
                strata.stream()
                    .filter(entry -> entry.measure == measure && entry.process == process)
                    .map(entry -> entry.stratum.counts())
                    .toList())
        .toList();
  }
}
