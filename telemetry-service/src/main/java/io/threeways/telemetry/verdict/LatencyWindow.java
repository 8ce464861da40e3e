package io.threeways.telemetry.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Durations of both versions pooled, of the last five minutes: what the thresholds of the next look
 * are taken from. Old requests leave it in slots.
 *
 * @param edges in seconds, rising
 * @param slots in the order of time
 */
public record LatencyWindow(List<Double> edges, List<Slot> slots) {
  private static final Duration LENGTH = Duration.ofMinutes(5);
  private static final Duration SLOT = Duration.ofSeconds(10);

  public LatencyWindow {
    edges = List.copyOf(edges);
    slots = List.copyOf(slots);
  }

  /** Nothing is known. */
  public static LatencyWindow empty() {
    return new LatencyWindow(List.of(), List.of());
  }

  /**
   * @param at when it began
   * @param counts requests by bucket, one more than there are edges
   */
  public record Slot(Instant at, List<Long> counts) {
    public Slot {
      counts = List.copyOf(counts);
    }
  }

  /** Requests that were answered at about that time; those with other edges say nothing here. */
  public LatencyWindow plus(List<Double> theirEdges, Instant at, List<Long> counts) {
    List<Double> known = edges.isEmpty() ? theirEdges : edges;
    if (!known.equals(theirEdges) || counts.size() != known.size() + 1) {
      return this;
    }
    List<Slot> next = new ArrayList<>(slots);
    next.removeIf(slot -> !slot.at.isAfter(at.minus(LENGTH)));
    if (!next.isEmpty() && at.isBefore(next.getLast().at.plus(SLOT))) {
      Slot last = next.removeLast();
      next.add(new Slot(last.at, sum(last.counts, counts)));
    } else {
      next.add(new Slot(at, counts));
    }
    return new LatencyWindow(known, next);
  }

  /**
   * The quantile of everything in the window, or the floor where that is more, rounded up to an
   * edge.
   *
   * @return the edge's index; nothing when nothing is known, or when it lies above the last edge:
   *     what is slower than that cannot be told apart
   */
  Optional<Integer> edgeAbove(double quantile, Duration floor, Instant at) {
    List<Long> pooled =
        slots.stream()
            .filter(slot -> slot.at.isAfter(at.minus(LENGTH)))
            .map(Slot::counts)
            .reduce(LatencyWindow::sum)
            .orElse(List.of());
    long all = pooled.stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return Optional.empty();
    }
    long below = 0;
    for (int edge = 0; edge < edges.size(); edge++) {
      below += pooled.get(edge);
      if (below >= quantile * all && edges.get(edge) >= seconds(floor)) {
        return Optional.of(edge);
      }
    }
    return Optional.empty();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static List<Long> sum(List<Long> some, List<Long> more) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      sums.add(some.get(i) + more.get(i));
    }
    return sums;
  }
}
