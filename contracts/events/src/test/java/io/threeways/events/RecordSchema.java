package io.threeways.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of an event's document, from its record. Unknown members are allowed: fields are
 * added, and old readers go on.
 */
final class RecordSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Documents documents = new Documents();
  private final EventForm form;
  private final ObjectNode schema = JSON.objectNode();

  private RecordSchema(EventForm form) {
    this.form = form;
  }

  static ObjectNode of(EventForm form) {
    RecordSchema schema = new RecordSchema(form);
    schema.head();
    schema.envelope();
    schema.components();
    schema.outcome();
    return schema.schema;
  }

  private void head() {
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:threeways:event:" + form.topic());
    schema.put("title", form.record().getSimpleName());
    schema.put("type", "object");
    require(schema, "context");
    require(schema, "subject");
    require(schema, "customData");
  }

  private void envelope() {
    member("/context/specversion").put("const", EnvelopeForm.SPECIFICATION);
    member("/context/id").put("type", "string").put("format", "uuid");
    member("/context/source").put("type", "string").put("format", "uri-reference");
    member("/context/type").put("const", form.type());
    member("/context/timestamp").put("type", "string").put("format", "date-time");
    member("/context/chainId").put("type", "string").put("format", "uuid");
    optional("/context/links").put("type", "array");
    member("/subject/id").put("type", "string").put("minLength", 1);
    optional("/subject/source").put("type", "string").put("format", "uri-reference");
    object("/subject/content");
    member("/customData/sequence").put("type", "integer").put("minimum", 1);
  }

  private void components() {
    for (RecordComponent component : form.record().getRecordComponents()) {
      String place = form.places().get(component.getName());
      if (place != null) {
        ObjectNode member =
            isNullable(component.getAnnotatedType()) ? optional(place) : member(place);
        member.setAll(type(component.getAnnotatedType()));
      }
    }
  }

  private void outcome() {
    if (!form.outcomes().isEmpty()) {
      ArrayNode outcomes = member("/subject/content/outcome").putArray("enum");
      form.outcomes().forEach(outcomes::add);
    }
  }

  private ObjectNode member(String place) {
    ObjectNode parent = object(place.substring(0, place.lastIndexOf('/')));
    require(parent, name(place));
    return parent.withObject("/properties").withObject("/" + name(place));
  }

  private ObjectNode optional(String place) {
    ObjectNode parent = object(place.substring(0, place.lastIndexOf('/')));
    return parent.withObject("/properties").withObject("/" + name(place));
  }

  /** The schema of an object on the way, which must be there. */
  private ObjectNode object(String place) {
    if (place.isEmpty()) {
      return schema;
    }
    return member(place).put("type", "object");
  }

  private static String name(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static void require(ObjectNode object, String name) {
    ArrayNode required = object.withArray("/required");
    for (int i = 0; i < required.size(); i++) {
      if (required.get(i).asText().equals(name)) {
        return;
      }
    }
    required.add(name);
  }

  private ObjectNode type(AnnotatedType type) {
    ObjectNode described = bare(type);
    if (!isNullable(type)) {
      return described;
    }
    ObjectNode nullable = JSON.objectNode();
    nullable.putArray("anyOf").add(described).addObject().put("type", "null");
    return nullable;
  }

  private ObjectNode bare(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType generic) {
      return generic(generic);
    }
    Class<?> raw = (Class<?>) type.getType();
    if (raw.isRecord()) {
      return nested(raw);
    }
    if (raw.isEnum()) {
      return labels(raw);
    }
    return scalar(raw);
  }

  private ObjectNode generic(AnnotatedParameterizedType type) {
    AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
    ObjectNode described = JSON.objectNode();
    if (type.getType().getTypeName().startsWith(List.class.getName())) {
      described.put("type", "array").set("items", type(arguments[0]));
    } else if (type.getType().getTypeName().startsWith(Map.class.getName())) {
      described.put("type", "object").set("additionalProperties", type(arguments[1]));
    } else {
      throw new IllegalArgumentException("no schema for " + type);
    }
    return described;
  }

  private ObjectNode nested(Class<?> record) {
    ObjectNode described = JSON.objectNode().put("type", "object");
    ObjectNode properties = described.putObject("properties");
    for (RecordComponent component : record.getRecordComponents()) {
      properties.set(component.getName(), type(component.getAnnotatedType()));
      if (!isNullable(component.getAnnotatedType())) {
        require(described, component.getName());
      }
    }
    return described;
  }

  private ObjectNode labels(Class<?> type) {
    ObjectNode described = JSON.objectNode();
    ArrayNode labels = described.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      labels.add(documents.toTree(constant).asText());
    }
    return described;
  }

  private static ObjectNode scalar(Class<?> type) {
    ObjectNode described = JSON.objectNode();
    return switch (type.getSimpleName()) {
      case "String" -> described.put("type", "string");
      case "UUID" -> described.put("type", "string").put("format", "uuid");
      case "URI" -> described.put("type", "string").put("format", "uri-reference");
      case "Instant" -> described.put("type", "string").put("format", "date-time");
      case "Duration" -> described.put("type", "string").put("format", "duration");
      case "int", "long", "Integer", "Long" -> described.put("type", "integer");
      case "double", "Double" -> described.put("type", "number");
      case "boolean", "Boolean" -> described.put("type", "boolean");
      default -> throw new IllegalArgumentException("no schema for " + type);
    };
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
