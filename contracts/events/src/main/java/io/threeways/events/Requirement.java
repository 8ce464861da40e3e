package io.threeways.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's components must be there unless their type is {@link Nullable}, at every depth. */
final class Requirement {
  private Requirement() {}

  /**
   * @param path from the record down: component names and list indices
   */
  record Missing(List<String> path) {}

  static List<Missing> missing(Class<?> record, JsonNode value) {
    List<Missing> missing = new ArrayList<>();
    collect(record, value, List.of(), missing);
    return missing;
  }

  private static void collect(
      Class<?> record, JsonNode value, List<String> path, List<Missing> missing) {
    for (RecordComponent component : record.getRecordComponents()) {
      List<String> place = append(path, component.getName());
      JsonNode found = value.path(component.getName());
      if (!found.isMissingNode() && !found.isNull()) {
        descend(component.getAnnotatedType(), found, place, missing);
      } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        missing.add(new Missing(place));
      }
    }
  }

  private static void descend(
      AnnotatedType type, JsonNode value, List<String> path, List<Missing> missing) {
    Type raw = type.getType();
    if (raw instanceof Class<?> nested && nested.isRecord() && value.isObject()) {
      collect(nested, value, path, missing);
    } else if (type instanceof AnnotatedParameterizedType generic && value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        descend(
            generic.getAnnotatedActualTypeArguments()[0],
            value.get(i),
            append(path, Integer.toString(i)),
            missing);
      }
    }
  }

  private static List<String> append(List<String> path, String part) {
    List<String> longer = new ArrayList<>(path);
    longer.add(part);
    return List.copyOf(longer);
  }
}
