package io.threeways.deploy.toggle.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.toggle.Definition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions as JSON texts. */
final class Definitions {
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();

  String write(Definition definition) {
    try {
      return json.writeValueAsString(definition.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + definition, e);
    }
  }

  Definition read(String text) {
    try {
      return new Definition(json.readValue(text, MEMBERS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a definition: " + text, e);
    }
  }
}
