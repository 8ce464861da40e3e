package io.threeways.deploy.toggle.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Bytes to a {@link Tree} that remembers where everything stood. */
final class JsonReader {
  /** Around a rule: file, flags, flag, targeting. */
  private static final int LEVELS_AROUND = 8;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final int bytes;
  private final int depth;
  private final JsonFactory factory;

  JsonReader(int bytes, int ruleDepth) {
    this.bytes = bytes;
    // Of each operator there are two: an object, and the list of its arguments.
    this.depth = 2 * ruleDepth + LEVELS_AROUND;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(depth + 1).build())
            .build();
  }

  Tree read(byte[] text) throws RefusedText {
    if (text.length > bytes) {
      throw new RefusedText(
          new Fault(
              1,
              1,
              "",
              "the file has %,d bytes; at most %,d are read".formatted(text.length, bytes)));
    }
    try (JsonParser parser = factory.createParser(text)) {
      Reading reading = new Reading(parser);
      parser.nextToken();
      JsonNode root = reading.value("", 1);
      if (parser.nextToken() != null) {
        throw reading.refused("", "something comes after the end of the document");
      }
      return new Tree(root, reading.places);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new RefusedText(
          new Fault(
              at == null ? 1 : Math.max(1, at.getLineNr()),
              at == null ? 1 : Math.max(1, at.getColumnNr()),
              "",
              "not JSON: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new RefusedText(new Fault(1, 1, "", "not JSON: " + e.getMessage()));
    }
  }

  private final class Reading {
    private final JsonParser parser;
    private final Map<String, JsonLocation> places = new HashMap<>();

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    JsonNode value(String pointer, int level) throws IOException, RefusedText {
      places.putIfAbsent(pointer, parser.currentTokenLocation());
      if (level > depth) {
        throw refused(pointer, "nested more than %d levels deep".formatted(depth));
      }
      JsonToken token = parser.currentToken();
      if (token == null) {
        throw refused(pointer, "the file is empty");
      }
      return switch (token) {
        case START_OBJECT -> object(pointer, level);
        case START_ARRAY -> array(pointer, level);
        case VALUE_STRING -> NODES.textNode(parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(pointer);
        case VALUE_TRUE -> NODES.booleanNode(true);
        case VALUE_FALSE -> NODES.booleanNode(false);
        case VALUE_NULL -> NODES.nullNode();
        case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
            throw refused(pointer, "a value is expected here");
      };
    }

    private ObjectNode object(String pointer, int level) throws IOException, RefusedText {
      ObjectNode object = NODES.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        String member = Tree.member(pointer, name);
        if (places.putIfAbsent(member, parser.currentTokenLocation()) != null) {
          throw refused(member, "'%s' is there twice".formatted(name));
        }
        parser.nextToken();
        object.set(name, value(member, level + 1));
      }
      return object;
    }

    private ArrayNode array(String pointer, int level) throws IOException, RefusedText {
      ArrayNode array = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(pointer + "/" + array.size(), level + 1));
      }
      return array;
    }

    private JsonNode number(String pointer) throws IOException, RefusedText {
      return switch (parser.getNumberValue()) {
        case Integer whole -> NODES.numberNode(whole);
        case Long whole -> NODES.numberNode(whole);
        case Double real when Double.isFinite(real) -> NODES.numberNode(real);
        default -> throw refused(pointer, "a number of 64 bits cannot hold this");
      };
    }

    RefusedText refused(String pointer, String why) {
      JsonLocation at = parser.currentTokenLocation();
      return new RefusedText(
          new Fault(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), pointer, why));
    }
  }
}
