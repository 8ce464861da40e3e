package io.threeways.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to JSON trees and records, and back: strict in what it reads, steady in what it writes. */
final class Documents {
  /** Kafka's own default for a record; what is larger belongs behind a URL. */
  static final int LARGEST_DOCUMENT = 1024 * 1024;

  /** Deeper than any event of ours, shallow enough for every reader's stack. */
  static final int DEEPEST_NESTING = 64;

  private final ObjectMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST_NESTING).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(Link.class, new LinkForm.Writer())
                  .addDeserializer(Link.class, new LinkForm.Reader()))
          .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  /**
   * @throws MalformedEvent when the bytes are too many, not UTF-8, or not one JSON object
   */
  JsonNode read(byte[] value) throws MalformedEvent {
    if (value.length > LARGEST_DOCUMENT) {
      throw new MalformedEvent(
          "", "%d bytes, more than %d".formatted(value.length, LARGEST_DOCUMENT));
    }
    try {
      JsonNode document = json.readTree(utf8(value));
      if (!document.isObject()) {
        throw new MalformedEvent("", "is no JSON object");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw new MalformedEvent("", "is no JSON: " + e.getOriginalMessage());
    }
  }

  byte[] write(JsonNode document) {
    try {
      return json.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree has no text", e);
    }
  }

  ObjectNode toTree(Event event) {
    return json.valueToTree(event);
  }

  JsonNode toTree(Object value) {
    return json.valueToTree(value);
  }

  <E> E toRecord(ObjectNode components, Class<E> type) throws JsonProcessingException {
    return json.treeToValue(components, type);
  }

  private static String utf8(byte[] value) throws MalformedEvent {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(value))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedEvent("", "is not UTF-8: " + e.getMessage());
    }
  }
}
