package io.threeways.telemetry.metric;

import io.threeways.telemetry.metric.Answer.Line;
import io.threeways.telemetry.metric.Answer.Slot;
import io.threeways.telemetry.metric.Series.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The points of one line, put into the slots of a question.
 *
 * @param points of several series, one after the other, at least one
 */
record LineOverTime(Question question, List<Point> points) {
  private static final Map<String, Double> QUANTILES = quantiles();

  Line line(Map<String, String> attributes) {
    Series first = points.getFirst().series();
    List<Slot> slots = first.kind() == Kind.GAUGE ? values() : rates();
    return new Line(attributes, first.kind(), first.unit(), slots);
  }

  private List<Slot> values() {
    Map<Integer, Double> last = new TreeMap<>();
    for (Point point : points) {
      if (point instanceof Point.Value value && !value.at().isBefore(question.from())) {
        last.put(question.slot(value.at()), value.value());
      }
    }
    List<Slot> slots = new ArrayList<>();
    last.forEach((slot, value) -> slots.add(new Slot(at(slot), value, null, Map.of())));
    return slots;
  }

  private List<Slot> rates() {
    Map<Integer, List<Increment>> bySlot = new TreeMap<>();
    for (Increment increment : Increment.of(points, question.from())) {
      if (!increment.at().isBefore(question.from())) {
        bySlot
            .computeIfAbsent(question.slot(increment.at()), slot -> new ArrayList<>())
            .add(increment);
      }
    }
    List<Slot> slots = new ArrayList<>();
    bySlot.forEach((slot, increments) -> slots.add(rate(slot, increments)));
    return slots;
  }

  private Slot rate(int slot, List<Increment> increments) {
    double seconds = question.step().toMillis() / 1000.0;
    Series series = increments.getFirst().series();
    if (series.kind() != Kind.HISTOGRAM) {
      double sum = increments.stream().mapToDouble(Increment::value).sum();
      return new Slot(at(slot), null, sum / seconds, Map.of());
    }
    long[] buckets = new long[series.bounds().size() + 1];
    for (Increment increment : increments) {
      // Another version of the sender may have other bounds: those cannot be added.
      if (increment.series().bounds().equals(series.bounds())) {
        for (int i = 0; i < buckets.length; i++) {
          buckets[i] += increment.buckets().get(i);
        }
      }
    }
    BucketQuantiles quantiles = new BucketQuantiles(series.bounds(), buckets);
    Map<String, Double> named = new LinkedHashMap<>();
    if (quantiles.count() > 0 && !series.bounds().isEmpty()) {
      QUANTILES.forEach((name, q) -> named.put(name, quantiles.of(q)));
    }
    return new Slot(at(slot), null, quantiles.count() / seconds, named);
  }

  private Instant at(int slot) {
    return question.from().plus(question.step().multipliedBy(slot));
  }

  private static Map<String, Double> quantiles() {
    Map<String, Double> quantiles = new LinkedHashMap<>();
    quantiles.put("p50", 0.5);
    quantiles.put("p90", 0.9);
    quantiles.put("p99", 0.99);
    return quantiles;
  }
}
