package io.threeways.telemetry.verdict;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative counts of one rollout at one gateway.
 *
 * @param start when they were 0: a later one says that the gateway began anew
 * @param edges of the latency histogram, in seconds, rising
 */
public record Snapshot(
    String gateway, Instant start, Instant at, Unit unit, List<Double> edges, List<Cell> cells) {
  public Snapshot {
    edges = List.copyOf(edges);
    cells = List.copyOf(cells);
  }

  /** False for one that is repeated or comes late: it changes nothing. */
  boolean isNewsAfter(@Nullable Snapshot known) {
    return known == null
        || start.isAfter(known.start)
        || (start.equals(known.start) && at.isAfter(known.at));
  }

  /** The last step in which it counted; 0 before anything. */
  int lastStep() {
    return cells.stream().mapToInt(Cell::step).max().orElse(0);
  }

  /** What came since an earlier one; everything after a new start. */
  Snapshot since(@Nullable Snapshot earlier) {
    if (earlier == null || start.isAfter(earlier.start) || !edges.equals(earlier.edges)) {
      return this;
    }
    List<Cell> more = cells.stream().map(cell -> earlier.cellSince(cell)).toList();
    return new Snapshot(gateway, start, at, unit, edges, more);
  }

  private Cell cellSince(Cell later) {
    return cells.stream()
        .filter(later::isSameStratumAs)
        .findFirst()
        .map(later::since)
        .orElse(later);
  }

  /** A number of one arm in one step; {@link Counts#NONE} where it counted nothing. */
  Counts counts(int step, Arm arm, Function<Cell, Counts> which) {
    return cells.stream()
        .filter(cell -> cell.step() == step && cell.arm() == arm)
        .findFirst()
        .map(which)
        .orElse(Counts.NONE);
  }
}
