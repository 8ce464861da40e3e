package io.threeways.learning.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When something was being worked on: the union of all work, whatever overlaps. */
final class WorkingTime {
  private record Interval(Instant from, Instant until) {}

  private final List<Interval> busy;

  private WorkingTime(List<Interval> busy) {
    this.busy = busy;
  }

  /** One end of a piece of work. */
  record Mark(Work work, Instant at) {}

  /**
   * @param marks in any order
   * @param end when work that has not ended is cut off
   */
  static WorkingTime between(List<Mark> marks, Instant end) {
    Map<String, Instant> starts = edges(marks, Work.Edge.START);
    Map<String, Instant> ends = edges(marks, Work.Edge.END);
    List<Interval> all = new ArrayList<>();
    starts.forEach((name, from) -> all.add(new Interval(from, ends.getOrDefault(name, end))));
    return new WorkingTime(merged(all));
  }

  /** Of work that is marked more than once: its first start, its last end. */
  private static Map<String, Instant> edges(List<Mark> marks, Work.Edge edge) {
    Map<String, Instant> edges = new HashMap<>();
    for (Mark mark : marks) {
      if (mark.work().edge() == edge) {
        edges.merge(
            mark.work().name(),
            mark.at(),
            (a, b) -> a.isBefore(b) == (edge == Work.Edge.START) ? a : b);
      }
    }
    return edges;
  }

  private static List<Interval> merged(List<Interval> intervals) {
    List<Interval> merged = new ArrayList<>();
    for (Interval next : intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
      if (merged.isEmpty() || merged.getLast().until().isBefore(next.from())) {
        merged.add(next);
      } else if (merged.getLast().until().isBefore(next.until())) {
        merged.add(new Interval(merged.removeLast().from(), next.until()));
      }
    }
    return merged;
  }

  /** How much of the time between the two was work. */
  Duration within(Instant from, Instant until) {
    Duration sum = Duration.ZERO;
    for (Interval interval : busy) {
      Instant begin = interval.from().isAfter(from) ? interval.from() : from;
      Instant end = interval.until().isBefore(until) ? interval.until() : until;
      if (begin.isBefore(end)) {
        sum = sum.plus(Duration.between(begin, end));
      }
    }
    return sum;
  }
}
