package io.threeways.telemetry.metric;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is observed again and again.
 *
 * @param metric its name
 * @param unit as UCUM says it; empty when unknown
 * @param bounds of a histogram's buckets, rising; empty for others
 * @param resource who observes
 * @param attributes what is observed
 */
public record Series(
    String metric,
    Kind kind,
    String unit,
    List<Double> bounds,
    Map<String, String> resource,
    Map<String, String> attributes) {

  public Series {
    bounds = List.copyOf(bounds);
    resource = Map.copyOf(resource);
    attributes = Map.copyOf(attributes);
  }

  /** How its points are to be read. */
  public enum Kind {
    /** A value that goes up and down. */
    GAUGE,
    /** A sum since a start. */
    COUNTER,
    /** A sum since a start that can fall. */
    SUM,
    /** Counts by bucket since a start. */
    HISTOGRAM
  }

  /** An attribute; empty when it has none of that name. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** The same for equal series in every process: parts in a fixed order. */
  public String fingerprint() {
    return String.join(
        "\u0000",
        metric,
        kind.name(),
        unit,
        bounds.toString(),
        new TreeMap<>(resource).toString(),
        new TreeMap<>(attributes).toString());
  }
}
