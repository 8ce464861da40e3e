package io.threeways.events;

import io.threeways.events.Topics.Declaration;
import io.threeways.events.Topics.Retention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The catalogue as an AsyncAPI 3.0 document. */
final class AsyncApi {
  private static final Map<Class<? extends Event>, String> PUBLISHERS = publishers();
  private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";

  private final List<EventForm> forms = new EventForms().within(Event.class).toList();
  private final Map<String, Declaration> declarations =
      Topics.all().stream()
          .collect(
              Collectors.toMap(
                  Declaration::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));

  private static Map<Class<? extends Event>, String> publishers() {
    Map<Class<? extends Event>, String> publishers = new LinkedHashMap<>();
    publishers.put(BuildEvent.class, "build-service");
    publishers.put(DeployEvent.class, "deploy-service");
    publishers.put(TelemetryEvent.class, "telemetry-service");
    publishers.put(LearningEvent.class, "learning-service");
    return publishers;
  }

  static String text() {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setWidth(100)
            .build();
    return "# Generated from the records of contracts/events: see its README.md.\n"
        + new Dump(settings).dumpToString(new AsyncApi().document());
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asyncapi", "3.0.0");
    document.put(
        "info",
        map(
            "title",
            "Three Ways",
            "version",
            "0.1.0",
            "description",
            "CloudEvents 1.0 in Kafka's binary mode; the value is a CDEvents 0.5.1 document."));
    document.put("defaultContentType", "application/json");
    document.put("channels", channels());
    document.put("operations", operations());
    document.put("components", map("messages", messages()));
    return document;
  }

  private Map<String, Object> channels() {
    Map<String, Object> channels = new LinkedHashMap<>();
    for (EventForm form : forms) {
      channels.put(form.topic(), channel(form.topic(), form.record().getSimpleName()));
    }
    channels.put(Topics.EVENTS_RECEIVED, channel(Topics.EVENTS_RECEIVED, "ForeignEvent"));
    channels.put(Topics.METRIC_OBSERVED, channel(Topics.METRIC_OBSERVED, "Metrics"));
    channels.put(Topics.GATEWAY_ROUTES, channel(Topics.GATEWAY_ROUTES, "ApplicationRoute"));
    return channels;
  }

  private Map<String, Object> channel(String topic, String message) {
    Declaration declaration = Objects.requireNonNull(declarations.get(topic), topic);
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("address", topic);
    channel.put("messages", map(message, reference("/components/messages/" + message)));
    channel.put(
        "bindings",
        map(
            "kafka",
            map(
                "topic",
                topic,
                "partitions",
                declaration.partitions(),
                "topicConfiguration",
                retention(declaration.retention()),
                "bindingVersion",
                "0.5.0")));
    if (declarations.containsKey(Topics.deadLetters(topic))) {
      channel.put("x-dead-letters", Topics.deadLetters(topic));
    }
    return channel;
  }

  private static Map<String, Object> retention(Retention retention) {
    return switch (retention) {
      case Retention.Forever forever -> map("retention.ms", -1);
      case Retention.During during -> map("retention.ms", during.age().toMillis());
      case Retention.Compacted compacted -> map("cleanup.policy", List.of("compact"));
    };
  }

  private Map<String, Object> operations() {
    Map<String, Object> operations = new LinkedHashMap<>();
    PUBLISHERS.forEach(
        (events, service) ->
            new EventForms()
                .within(events)
                .forEach(
                    form ->
                        operations.put(
                            service + "-sends-" + form.topic(),
                            map(
                                "action",
                                "send",
                                "channel",
                                reference("/channels/" + form.topic()),
                                "tags",
                                List.of(map("name", service))))));
    return operations;
  }

  private Map<String, Object> messages() {
    Map<String, Object> messages = new LinkedHashMap<>();
    for (EventForm form : forms) {
      messages.put(form.record().getSimpleName(), message(form));
    }
    messages.put(
        "ForeignEvent",
        map("title", "A CDEvent of another tool", "contentType", "application/json"));
    messages.put(
        "Metrics",
        map(
            "title",
            "OTLP ExportMetricsServiceRequest; not a CDEvent",
            "contentType",
            "application/x-protobuf"));
    messages.put(
        "ApplicationRoute",
        map("title", "A route of the gateway; not a CDEvent", "contentType", "application/json"));
    return messages;
  }

  private static Map<String, Object> message(EventForm form) {
    return map(
        "name",
        form.type(),
        "title",
        form.record().getSimpleName(),
        "contentType",
        "application/json",
        "headers",
        headers(form),
        "payload",
        map(
            "schemaFormat",
            SCHEMA_FORMAT,
            "schema",
            map("$ref", "./events/schemas/" + form.topic() + ".json")),
        "bindings",
        map("kafka", map("key", map("type", "string"), "bindingVersion", "0.5.0")),
        "x-example",
        "./events/examples/" + form.topic() + ".json");
  }

  private static Map<String, Object> headers(EventForm form) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("ce_specversion", map("const", "1.0"));
    properties.put("ce_type", map("const", form.type()));
    for (String name :
        List.of("ce_id", "ce_source", "ce_time", "ce_subject", "ce_partitionkey", "ce_sequence")) {
      properties.put(name, map("type", "string"));
    }
    return map(
        "type",
        "object",
        "required",
        new ArrayList<>(properties.keySet()),
        "properties",
        properties);
  }

  private static Map<String, Object> reference(String pointer) {
    return map("$ref", "#" + pointer);
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }
}
