package io.threeways.pipeline.file;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The published JSON Schema of pipeline files, and what it says of one, in words and places. */
public final class PipelineSchema {
  private static final String RESOURCE = "/io/threeways/pipeline/pipeline.schema.json";

  private final JsonNode document;
  private final Schema schema;

  PipelineSchema() {
    try {
      document = new ObjectMapper().readTree(text());
    } catch (IOException e) {
      throw new UncheckedIOException("the schema that is part of this jar is not JSON", e);
    }
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
  }

  /** The schema as published: JSON Schema, draft 2020-12. */
  public static String text() {
    try (InputStream in = PipelineSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  List<Problem> check(Tree tree) {
    List<Problem> problems = new ArrayList<>();
    for (Error error : schema.validate(tree.json())) {
      problems.add(located(tree, error));
    }
    return problems;
  }

  private Problem located(Tree tree, Error error) {
    String pointer = JsonPaths.pointer(error.getInstanceLocation());
    JsonNode rule = rule(error);
    String property = error.getProperty();
    return switch (error.getKeyword()) {
      case "additionalProperties" -> {
        String unknown = property == null ? "" : property;
        yield tree.key(Tree.member(pointer, unknown))
            .says("unknown key '%s'%s".formatted(unknown, Suggestion.among(names(rule), unknown)));
      }
      case "required" ->
          tree.value(pointer)
              .says("key '%s' is missing; this is %s".formatted(property, expected(rule)));
      default ->
          tree.value(pointer)
              .says("%s must be %s".formatted(subject(tree, pointer), expected(rule)));
    };
  }

  /** The sub-schema that was broken: the keyword's parent. */
  private JsonNode rule(Error error) {
    String keyword = JsonPaths.pointer(error.getSchemaLocation().getFragment());
    JsonPointer parent = JsonPointer.compile(keyword).head();
    return parent == null ? document : document.at(parent);
  }

  private static List<String> names(JsonNode rule) {
    List<String> names = new ArrayList<>();
    rule.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String expected(JsonNode rule) {
    return rule.path("description").asText("something else");
  }

  private static String subject(Tree tree, String pointer) {
    JsonNode value = tree.json().at(pointer);
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    boolean named = !name.isEmpty() && !Character.isDigit(name.charAt(0));
    String shown = value.isValueNode() ? " '" + Shortened.to(60, value.asText()) + "'" : "";
    return (named ? "'" + name + "'" + (shown.isEmpty() ? "" : ":") : "the value") + shown;
  }
}
