package io.threeways.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How one record stands in a document.
 *
 * @param record the event's class
 * @param topic that carries it
 * @param type its {@code context.type}
 * @param outcomes of {@code subject.content} that mean this record; empty when the type is enough
 * @param places of its components, as JSON pointers, the envelope left out
 * @param derived methods whose value stands in {@code subject.content} besides
 */
record EventForm(
    Class<? extends Event> record,
    String topic,
    String type,
    List<String> outcomes,
    Map<String, String> places,
    Map<String, Method> derived) {

  private static final String CONTENT = "/subject/content/";
  private static final String CUSTOM_DATA = "/customData/";

  static EventForm of(Class<? extends Event> record) {
    CdEventsType type = Objects.requireNonNull(record.getAnnotation(CdEventsType.class));
    Topic topic = Objects.requireNonNull(record.getAnnotation(Topic.class));
    Map<String, String> places = new LinkedHashMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (!component.getName().equals("envelope")) {
        places.put(component.getName(), place(component));
      }
    }
    return new EventForm(
        record, topic.value(), type.value(), List.of(type.outcomes()), places, derived(record));
  }

  private static String place(RecordComponent component) {
    Content content = component.getAnnotation(Content.class);
    return content == null
        ? CUSTOM_DATA + component.getName()
        : CONTENT + content.value().replace('.', '/');
  }

  private static Map<String, Method> derived(Class<?> record) {
    List<String> components =
        Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    return Arrays.stream(record.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Content.class))
        .filter(method -> !components.contains(method.getName()))
        .sorted(java.util.Comparator.comparing(Method::getName))
        .collect(
            Collectors.toMap(
                method -> CONTENT + method.getAnnotation(Content.class).value().replace('.', '/'),
                method -> method,
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /**
   * @param candidates records of one type
   * @throws MalformedEvent when the outcome means none of them
   */
  static EventForm byOutcome(List<EventForm> candidates, JsonNode document) throws MalformedEvent {
    String outcome = document.at(CONTENT + "outcome").asText();
    for (EventForm candidate : candidates) {
      if (candidate.outcomes.isEmpty() || candidate.outcomes.contains(outcome)) {
        return candidate;
      }
    }
    throw new MalformedEvent(CONTENT + "outcome", "is no known outcome: '" + outcome + "'");
  }

  /** Fills content and custom data. */
  void placeContent(Event event, ObjectNode components, ObjectNode document, Documents documents) {
    places.forEach(
        (component, place) -> {
          JsonNode value = components.get(component);
          if (value != null && !value.isNull()) {
            set(document, place, value);
          }
        });
    derived.forEach((place, method) -> set(document, place, documents.toTree(call(method, event))));
  }

  private static Object call(Method method, Event event) {
    try {
      return method.invoke(event);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method + " cannot be read", e);
    }
  }

  private static void set(ObjectNode document, String place, JsonNode value) {
    int last = place.lastIndexOf('/');
    ObjectNode parent = document.withObject(place.substring(0, last));
    parent.set(place.substring(last + 1), value);
  }

  /** The record's components as far as the document has them. */
  ObjectNode components(JsonNode document) {
    ObjectNode components = JsonNodeFactory.instance.objectNode();
    places.forEach(
        (component, place) -> {
          JsonNode value = document.at(place);
          if (!value.isMissingNode()) {
            components.set(component, value);
          }
        });
    return components;
  }

  /**
   * @throws MalformedEvent naming the first component that must be there and is not
   */
  void requireComponents(ObjectNode components) throws MalformedEvent {
    for (Requirement.Missing missing : Requirement.missing(record, components)) {
      throw new MalformedEvent(pointer(missing.path()), "is missing");
    }
  }

  MalformedEvent malformed(JsonProcessingException e) {
    List<String> path =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream().map(EventForm::name).toList()
            : List.of();
    return new MalformedEvent(pointer(path), reason(e));
  }

  private static String reason(JsonProcessingException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message =
        cause instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : cause.getMessage();
    return message == null ? "is wrong" : message;
  }

  private static String name(JsonMappingException.Reference reference) {
    return reference.getFieldName() == null
        ? Integer.toString(reference.getIndex())
        : reference.getFieldName();
  }

  private String pointer(List<String> path) {
    if (path.isEmpty()) {
      return "";
    }
    boolean inEnvelope = path.getFirst().equals("envelope");
    if (inEnvelope && path.size() == 1) {
      return "/context";
    }
    int head = inEnvelope ? 2 : 1;
    String place =
        inEnvelope
            ? EnvelopeForm.place(path.get(1))
            : places.getOrDefault(path.getFirst(), CUSTOM_DATA + path.getFirst());
    return path.subList(head, path.size()).stream()
        .map(part -> "/" + part.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining("", place, ""));
  }
}
