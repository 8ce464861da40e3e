package io.threeways.telemetry.metric;

import java.util.Map;

/**
 * Which series.
 *
 * @param attributes that they must have
 */
public record Selection(String metric, Map<String, String> attributes) {
  public Selection {
    attributes = Map.copyOf(attributes);
  }
}
