package io.threeways.telemetry.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * What a gateway counted for one arm in one step.
 *
 * @param errors units, bad by an error
 * @param slow units, bad by being slower than an edge: one for each edge of the snapshot
 * @param durations requests by histogram bucket, one more than there are edges; empty when unknown
 * @param customersHit distinct units that were served with an error
 */
public record Cell(
    int step, Arm arm, Counts errors, List<Counts> slow, List<Long> durations, long customersHit) {
  public Cell {
    slow = List.copyOf(slow);
    durations = List.copyOf(durations);
  }

  boolean isSameStratumAs(Cell other) {
    return step == other.step && arm == other.arm;
  }

  Cell since(Cell earlier) {
    return new Cell(
        step,
        arm,
        errors.since(earlier.errors),
        slowSince(earlier),
        durationsSince(earlier),
        Math.max(0, customersHit - earlier.customersHit));
  }

  private List<Counts> slowSince(Cell earlier) {
    if (slow.size() != earlier.slow.size()) {
      return slow;
    }
    List<Counts> more = new ArrayList<>();
    for (int i = 0; i < slow.size(); i++) {
      more.add(slow.get(i).since(earlier.slow.get(i)));
    }
    return more;
  }

  private List<Long> durationsSince(Cell earlier) {
    if (durations.size() != earlier.durations.size()) {
      return durations;
    }
    List<Long> more = new ArrayList<>();
    for (int i = 0; i < durations.size(); i++) {
      more.add(Math.max(0, durations.get(i) - earlier.durations.get(i)));
    }
    return more;
  }
}
