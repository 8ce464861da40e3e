package io.threeways.telemetry.verdict.kafka;

import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.Series;
import io.threeways.telemetry.verdict.Arm;
import io.threeways.telemetry.verdict.Cell;
import io.threeways.telemetry.verdict.Counts;
import io.threeways.telemetry.verdict.ObservedLatencies;
import io.threeways.telemetry.verdict.Snapshot;
import io.threeways.telemetry.verdict.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the points of one rollout and gateway together, under the names of contracts/metrics. Single
 * writer.
 */
final class SnapshotAssembly {
  private static final String UNITS = "threeways.gateway.units";
  private static final String UNITS_BAD = "threeways.gateway.units.bad";
  private static final String CUSTOMERS_BAD = "threeways.gateway.customers.bad";

  private final String gateway;
  private final Map<Place, Numbers> cells = new TreeMap<>();
  private List<Double> edges = List.of();
  private Unit unit = Unit.REQUEST;
  private @Nullable Instant start;
  private @Nullable Instant at;

  SnapshotAssembly(String gateway) {
    this.gateway = gateway;
  }

  void add(Point point) {
    Optional<Place> place = Place.of(point.series());
    if (place.isEmpty()) {
      return;
    }
    start = start == null || point.start().isBefore(start) ? point.start() : start;
    at = at == null || point.at().isAfter(at) ? point.at() : at;
    Numbers numbers = cells.computeIfAbsent(place.get(), p -> new Numbers());
    switch (point) {
      case Point.Value value -> add(value, numbers);
      case Point.Distribution distribution -> add(distribution, numbers);
    }
  }

  /** Nothing when no point was of use. */
  Optional<Snapshot> snapshot() {
    if (start == null || at == null) {
      return Optional.empty();
    }
    List<Cell> all = new ArrayList<>();
    cells.forEach((place, numbers) -> all.add(numbers.cell(place, edges)));
    return Optional.of(new Snapshot(gateway, start, at, unit, edges, all));
  }

  private void add(Point.Value point, Numbers numbers) {
    long count = (long) point.value();
    switch (point.series().metric()) {
      case UNITS -> {
        unit = point.series().attribute("unit").equals("key") ? Unit.KEY : Unit.REQUEST;
        numbers.all.put(what(point.series()), count);
      }
      case UNITS_BAD -> numbers.bad.put(what(point.series()), count);
      case CUSTOMERS_BAD -> numbers.customersHit = count;
      default -> {
        // A number that no verdict is made from.
      }
    }
  }

  private void add(Point.Distribution point, Numbers numbers) {
    if (point.series().metric().equals(ObservedLatencies.DURATION)) {
      edges = point.series().bounds();
      numbers.durations = point.buckets();
    }
  }

  /** Which edge, or {@link Numbers#ERRORS}. */
  private static double what(Series series) {
    if (series.attribute("measure").equals("errors")) {
      return Numbers.ERRORS;
    }
    try {
      return Double.parseDouble(series.attribute("edge"));
    } catch (NumberFormatException e) {
      return Numbers.UNKNOWN;
    }
  }

  /** Which arm in which step. */
  private record Place(int step, Arm arm) implements Comparable<Place> {
    static Optional<Place> of(Series series) {
      Optional<Arm> arm =
          switch (series.attribute("version")) {
            case "stable" -> Optional.of(Arm.BASELINE);
            case "candidate" -> Optional.of(Arm.CANDIDATE);
            default -> Optional.empty();
          };
      try {
        int step = Integer.parseInt(series.attribute("step"));
        return arm.map(which -> new Place(step, which));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @Override
    public int compareTo(Place other) {
      return step != other.step ? Integer.compare(step, other.step) : arm.compareTo(other.arm);
    }
  }

  private static final class Numbers {
    static final double ERRORS = -1;
    static final double UNKNOWN = -2;

    final Map<Double, Long> all = new TreeMap<>();
    final Map<Double, Long> bad = new TreeMap<>();
    List<Long> durations = List.of();
    long customersHit;

    Cell cell(Place place, List<Double> edges) {
      return new Cell(
          place.step(),
          place.arm(),
          counts(ERRORS),
          edges.stream().map(this::counts).toList(),
          durations,
          customersHit);
    }

    /** A sender that counts more bad ones than there were is not believed further than that. */
    private Counts counts(double what) {
      long n = Math.max(0, all.getOrDefault(what, 0L));
      return new Counts(n, Math.clamp(bad.getOrDefault(what, 0L), 0, n));
    }
  }
}
