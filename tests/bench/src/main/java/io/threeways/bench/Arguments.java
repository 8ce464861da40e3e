package io.threeways.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a benchmark was asked to do differently: {@code name=value} on the command line. */
public record Arguments(Map<String, String> values) {
  public Arguments {
    values = Map.copyOf(values);
  }

  /**
   * @throws IllegalArgumentException when one is not {@code name=value}
   */
  static Arguments of(Iterable<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + word + "' is not name=value");
      }
      values.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new Arguments(values);
  }

  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  public int number(String name, int otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  /** ISO 8601, for example {@code PT20S}. */
  public Duration duration(String name, Duration otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Duration.parse(value);
  }
}
