package io.threeways.pipeline.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A document as JSON, with the place of each of its parts.
 *
 * @param json the values
 * @param values places of values, by JSON pointer
 * @param keys places of the keys of members, by JSON pointer of the member
 */
record Tree(JsonNode json, Map<String, Place> values, Map<String, Place> keys) {
  Tree {
    values = Map.copyOf(values);
    keys = Map.copyOf(keys);
  }

  /** Where the value stands; the file's start when there is no such value. */
  Place value(String pointer) {
    return values.getOrDefault(pointer, Place.START);
  }

  /** Where the key stands; the value's place when the pointer names no member. */
  Place key(String pointer) {
    Place place = keys.get(pointer);
    return place == null ? value(pointer) : place;
  }

  static String member(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  static String item(String pointer, int index) {
    return pointer + "/" + index;
  }
}
