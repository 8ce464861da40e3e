package io.threeways.telemetry.metric.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attributes as text, within limits. */
record Attributes(IntakeLimits limits) {

  /**
   * What cannot be used of a resource is left out: it only says who observes, and collectors add
   * lists to it.
   */
  Map<String, String> ofResource(List<KeyValue> all) {
    Map<String, String> kept = new HashMap<>();
    for (KeyValue attribute : all) {
      try {
        if (kept.size() < limits.attributes()) {
          kept.put(text(attribute.getKey()), scalar(attribute.getValue()));
        }
      } catch (Refused e) {
        continue;
      }
    }
    return kept;
  }

  /** Without one of its attributes a point would be taken for another series. */
  Map<String, String> ofPoint(List<KeyValue> all) throws Refused {
    if (all.size() > limits.attributes()) {
      throw new Refused(Refusal.TOO_MANY_ATTRIBUTES);
    }
    Map<String, String> kept = new HashMap<>();
    for (KeyValue attribute : all) {
      kept.put(text(attribute.getKey()), scalar(attribute.getValue()));
    }
    return kept;
  }

  /** PostgreSQL cannot keep a NUL in a text. */
  String text(String value) throws Refused {
    if (value.length() > limits.text() || value.indexOf('\0') >= 0) {
      throw new Refused(Refusal.TOO_LONG_TEXT);
    }
    return value;
  }

  private String scalar(AnyValue value) throws Refused {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> text(value.getStringValue());
      case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
      case VALUE_NOT_SET -> "";
      default -> throw new Refused(Refusal.ATTRIBUTE_TYPE);
    };
  }
}
