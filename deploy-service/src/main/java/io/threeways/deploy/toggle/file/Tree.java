package io.threeways.deploy.toggle.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A document as JSON, with the place of each of its parts.
 *
 * @param json the values
 * @param places of values, by JSON pointer
 */
record Tree(JsonNode json, Map<String, JsonLocation> places) {
  /** At the value, or at the nearest one around it. */
  Fault fault(String pointer, String message) {
    String near = pointer;
    while (!near.isEmpty() && !places.containsKey(near)) {
      near = near.substring(0, near.lastIndexOf('/'));
    }
    JsonLocation place = places.getOrDefault(near, JsonLocation.NA);
    return new Fault(
        Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), pointer, message);
  }

  static String member(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
