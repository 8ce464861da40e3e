package io.threeways.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Where an envelope's components stand in a document. */
final class EnvelopeForm {
  static final String SPECIFICATION = "0.5.1";

  private static final Map<String, String> PLACES =
      Map.of(
          "id", "/context/id",
          "source", "/context/source",
          "timestamp", "/context/timestamp",
          "chainId", "/context/chainId",
          "links", "/context/links",
          "subjectId", "/subject/id",
          "sequence", "/customData/sequence");

  private EnvelopeForm() {}

  /** A document with context and subject, its content and custom data still to be filled. */
  static ObjectNode document(ObjectNode components, String type) {
    JsonNode envelope = components.get("envelope");
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode context = document.putObject("context");
    context.put("specversion", SPECIFICATION);
    context.set("id", envelope.get("id"));
    context.set("source", envelope.get("source"));
    context.put("type", type);
    context.set("timestamp", envelope.get("timestamp"));
    context.set("chainId", envelope.get("chainId"));
    if (!envelope.get("links").isEmpty()) {
      context.set("links", envelope.get("links"));
    }
    ObjectNode subject = document.putObject("subject");
    subject.set("id", envelope.get("subjectId"));
    subject.set("source", envelope.get("source"));
    subject.putObject("content");
    document.putObject("customData").set("sequence", envelope.get("sequence"));
    return document;
  }

  /** The envelope's components as {@link Envelope} names them. */
  static ObjectNode components(JsonNode document) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    PLACES.forEach(
        (component, place) -> {
          JsonNode value = document.at(place);
          if (!value.isMissingNode()) {
            envelope.set(component, value);
          }
        });
    if (!envelope.has("links")) {
      envelope.set("links", new ArrayNode(JsonNodeFactory.instance));
    }
    return envelope;
  }

  /** The pointer of an envelope's component. */
  static String place(String component) {
    return PLACES.getOrDefault(component, "/context/" + component);
  }

  static String type(JsonNode document) throws MalformedEvent {
    JsonNode type = document.at("/context/type");
    if (!type.isTextual() || type.asText().isBlank()) {
      throw new MalformedEvent("/context/type", "is missing or no text");
    }
    return type.asText();
  }
}
