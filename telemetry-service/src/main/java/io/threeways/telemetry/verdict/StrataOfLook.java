package io.threeways.telemetry.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * From the counters of a look to its strata. The latency thresholds are taken from what was seen
 * before the look.
 *
 * @param warm whether the candidate's latencies are judged yet
 */
record StrataOfLook(int look, Instant at, LatencyWindow before, boolean warm, Rules rules) {

  Stream<Look.Entry> of(Snapshot more) {
    return more.cells().stream()
        .map(Cell::step)
        .distinct()
        .sorted()
        .flatMap(step -> Stream.concat(errors(more, step), latency(more, step)));
  }

  private Stream<Look.Entry> errors(Snapshot more, int step) {
    Stratum counts = stratum(more, step, Cell::errors);
    return counts.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Look.Entry(
                Measure.ERRORS, 0, new RecordedStratum(look, step, more.gateway(), null, counts)));
  }

  private Stream<Look.Entry> latency(Snapshot more, int step) {
    List<Look.Entry> entries = new ArrayList<>();
    if (!warm) {
      return entries.stream();
    }
    for (int i = 0; i < rules.quantiles().size(); i++) {
      Optional<Integer> edge = before.edgeAbove(rules.quantiles().get(i), rules.latencyFloor(), at);
      if (edge.isPresent() && more.edges().equals(before.edges())) {
        Stratum counts = stratum(more, step, cell -> slower(cell, edge.get()));
        if (!counts.isEmpty()) {
          double threshold = more.edges().get(edge.get());
          entries.add(
              new Look.Entry(
                  Measure.LATENCY,
                  i,
                  new RecordedStratum(look, step, more.gateway(), threshold, counts)));
        }
      }
    }
    return entries.stream();
  }

  private static Counts slower(Cell cell, int edge) {
    return edge < cell.slow().size() ? cell.slow().get(edge) : Counts.NONE;
  }

  private static Stratum stratum(Snapshot more, int step, Function<Cell, Counts> which) {
    Counts candidate = more.counts(step, Arm.CANDIDATE, which);
    Counts baseline = more.counts(step, Arm.BASELINE, which);
    return new Stratum(candidate.bad(), candidate.all(), baseline.bad(), baseline.all());
  }
}
