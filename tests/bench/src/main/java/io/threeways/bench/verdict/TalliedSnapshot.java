package io.threeways.bench.verdict;

import io.threeways.gateway.traffic.Latency;
import io.threeways.gateway.traffic.RolloutTally;
import io.threeways.gateway.traffic.RolloutTally.CellCounts;
import io.threeways.gateway.traffic.UnitCounts;
import io.threeways.gateway.traffic.UnitOfAssignment;
import io.threeways.gateway.traffic.Version;
import io.threeways.telemetry.verdict.Arm;
import io.threeways.telemetry.verdict.Cell;
import io.threeways.telemetry.verdict.Counts;
import io.threeways.telemetry.verdict.Snapshot;
import io.threeways.telemetry.verdict.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A gateway's counters as telemetry reads them, without the way over OTLP and Kafka. */
final class TalliedSnapshot {
  private static final List<Double> EDGES =
      IntStream.range(0, Latency.EDGES).mapToObj(Latency::edge).toList();

  private TalliedSnapshot() {}

  static Snapshot of(RolloutTally tally, Instant start, Instant at) {
    return new Snapshot(
        "gateway",
        start,
        at,
        tally.unit() == UnitOfAssignment.KEY ? Unit.KEY : Unit.REQUEST,
        EDGES,
        tally.counts().stream().map(TalliedSnapshot::cell).toList());
  }

  private static Cell cell(CellCounts counts) {
    List<Counts> slow = new ArrayList<>();
    for (int edge = 0; edge < Latency.EDGES; edge++) {
      slow.add(counts(counts.units(), edge + 1));
    }
    return new Cell(
        counts.step(),
        counts.version() == Version.CANDIDATE ? Arm.CANDIDATE : Arm.BASELINE,
        counts(counts.units(), UnitCounts.ERRORS),
        slow,
        counts.requests().buckets(),
        counts.units().customersBad());
  }

  private static Counts counts(UnitCounts units, int measure) {
    return new Counts(units.active().get(measure), units.turnedBad().get(measure));
  }
}
