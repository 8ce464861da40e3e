package io.threeways.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The published JSON Schemas of CDEvents 0.5.1. Nothing is fetched from elsewhere. */
public final class CdEventSchemas {
  private static final String FOLDER = "cdevents-0.5.1/";
  private static final String IDS = "https://cdevents.dev/0.5.1/schema/";
  private static final Pattern STANDARD =
      Pattern.compile("dev\\.cdevents\\.([a-z]+)\\.([a-z]+)\\.\\d+\\.\\d+\\.\\d+");
  private static final String CUSTOM = "dev.cdeventsx.";
  private static final String TYPE_IN_FORCE = "/properties/context/properties/type/enum/0";
  private static final Documents DOCUMENTS = new Documents();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemas(CdEventSchemas::byId)
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .formatAssertionsEnabled(true)
                          .pathType(PathType.JSON_POINTER)
                          .build()));

  private final Map<String, Optional<Schema>> schemas = new ConcurrentHashMap<>();

  /** What is known about an event's type. */
  public enum Conformance {
    /** There is a schema, and the event keeps it. */
    KEEPS_SCHEMA,
    /** There is no schema for its type and version: only what every document has was looked at. */
    UNKNOWN_TYPE
  }

  /**
   * @throws MalformedEvent naming the first place, in the order of the document, that breaks the
   *     schema of the event's type
   */
  public Conformance check(CdEvent event) throws MalformedEvent {
    Optional<Schema> schema = schemas.computeIfAbsent(resource(event.type()), this::load);
    if (schema.isEmpty() || !describes(schema.get(), event.type())) {
      return Conformance.UNKNOWN_TYPE;
    }
    List<Error> errors = schema.get().validate(event.document());
    if (!errors.isEmpty()) {
      Error first = errors.getFirst();
      throw new MalformedEvent(place(first), first.getMessage());
    }
    return Conformance.KEEPS_SCHEMA;
  }

  /**
   * @param type of any version
   * @return the same type in the version that there is a schema of; empty when there is none
   */
  static Optional<String> typeInForce(String type) throws MalformedEvent {
    String text = type.startsWith(CUSTOM) ? null : text(resource(type));
    return text == null
        ? Optional.empty()
        : Optional.of(
            DOCUMENTS.read(text.getBytes(StandardCharsets.UTF_8)).at(TYPE_IN_FORCE).asText());
  }

  /** The missing or unknown member itself, not the object around it. */
  private static String place(Error error) {
    String object = error.getInstanceLocation().toString();
    String property = error.getProperty();
    return property == null ? object : object + "/" + property;
  }

  private static String resource(String type) {
    if (type.startsWith(CUSTOM)) {
      return FOLDER + "custom.json";
    }
    Matcher standard = STANDARD.matcher(type);
    return standard.matches() ? FOLDER + standard.group(1) + standard.group(2) + ".json" : "";
  }

  /** A schema is about one version of a type; custom types share one. */
  private static boolean describes(Schema schema, String type) {
    return type.startsWith(CUSTOM)
        || schema.getSchemaNode().at(TYPE_IN_FORCE).asText().equals(type);
  }

  private Optional<Schema> load(String resource) {
    String text = text(resource);
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        registry.getSchema(
            SchemaLocation.of(IDS + resource.substring(FOLDER.length())),
            text,
            com.networknt.schema.InputFormat.JSON));
  }

  private static @Nullable String byId(String id) {
    return id.startsWith(IDS) ? text(FOLDER + id.substring(IDS.length()) + ".json") : null;
  }

  /**
   * @param resource empty when there can be none
   */
  private static @Nullable String text(String resource) {
    if (resource.isEmpty()) {
      return null;
    }
    try (InputStream in = CdEventSchemas.class.getResourceAsStream(resource)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
