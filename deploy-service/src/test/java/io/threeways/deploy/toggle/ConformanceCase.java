package io.threeways.deploy.toggle;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.jsonlogic.Generation;
import io.threeways.deploy.jsonlogic.InvalidRule;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import io.threeways.deploy.jsonlogic.RuleLimits;
import io.threeways.deploy.jsonlogic.Steps;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One case of flagd's testbed, and what a client of OpenFeature makes of our answer to it. */
record ConformanceCase(JsonNode json) {
  static final RuleLimits LIMITS = new RuleLimits(50, 5_000, 50_000);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};
  private static final String FOLDER = "/flagd-testbed/";
  private static final List<String> ALL =
      List.of(
          "changing-flag",
          "custom-ops",
          "disabled-flags",
          "edge-case-flags",
          "evaluator-refs",
          "metadata-flags",
          "testing-flags",
          "zero-flags");

  static List<ConformanceCase> all() {
    return StreamSupport.stream(read("flagd-cases.json").path("cases").spliterator(), false)
        .map(ConformanceCase::new)
        .toList();
  }

  boolean has(String tag) {
    return StreamSupport.stream(json.path("tags").spliterator(), false)
        .anyMatch(each -> each.asText().equals(tag));
  }

  /** Those that name no generation hold for each. */
  boolean isOf(Generation generation) {
    String tag = "@fractional-v" + (generation.ordinal() + 1);
    return has(tag) || !(has("@fractional-v1") || has("@fractional-v2") || has("@fractional-v3"));
  }

  String type() {
    return json.path("type").asText();
  }

  JsonNode expected() {
    return json.path("expect");
  }

  /** What the client hands to the code that asked: our value, or its own default. */
  record Answer(@Nullable Object value, String reason, String errorCode, Map<String, ?> metadata) {}

  Answer asked(Generation generation, Instant now) {
    String key = json.path("key").asText();
    RuleCompiler compiler = new RuleCompiler(LIMITS, generation);
    FlagSet set = set();
    Evaluation evaluation;
    try {
      evaluation =
          StreamSupport.stream(set.keys().spliterator(), false).noneMatch(key::equals)
              ? new Evaluation.Failed(key, "FLAG_NOT_FOUND", "", Map.of())
              : Flag.of(key, set.definition(key), compiler)
                  .evaluate(new Asking(context(), now), new Steps(Integer.MAX_VALUE));
    } catch (InvalidRule e) {
      throw new AssertionError(e);
    }
    return answer(evaluation);
  }

  /** A provider may add what it knows itself: the testbed's does for these cases. */
  private Map<String, @Nullable Object> context() {
    Map<String, @Nullable Object> context =
        new LinkedHashMap<>(JSON.convertValue(json.path("context"), MEMBERS));
    if (has("@contextEnrichment")) {
      context.put("injectedmetadata", "set");
    }
    return context;
  }

  private Answer answer(Evaluation evaluation) {
    Object theirs = parsed(json.path("default").asText());
    return switch (evaluation) {
      case Evaluation.Resolved resolved when !isOfType(resolved.value()) ->
          new Answer(theirs, "ERROR", "TYPE_MISMATCH", resolved.metadata());
      case Evaluation.Resolved resolved ->
          new Answer(resolved.value(), resolved.reason(), "", resolved.metadata());
      case Evaluation.CodeDefault none -> new Answer(theirs, none.reason(), "", none.metadata());
      case Evaluation.Failed failed ->
          new Answer(theirs, "ERROR", failed.code(), failed.metadata());
    };
  }

  private boolean isOfType(@Nullable Object value) {
    return switch (type()) {
      case "Boolean" -> value instanceof Boolean;
      case "String" -> value instanceof String;
      case "Integer", "Float" -> value instanceof Number;
      case "Object" -> value instanceof Map;
      default -> throw new AssertionError(type());
    };
  }

  Object parsed(String text) {
    try {
      return switch (type()) {
        case "Boolean" -> Boolean.valueOf(text);
        case "String" -> text;
        case "Integer" -> Integer.valueOf(text);
        case "Float" -> Double.valueOf(text);
        case "Object" -> JSON.readValue(text, Map.class);
        default -> throw new AssertionError(type());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FlagSet set() {
    if (json.path("suite").asText().equals("evaluator/gherkin")) {
      return new FlagSet(members("testkit-flags"), LIMITS);
    }
    String options = json.path("options").toString();
    for (String selected : List.of("selector-flags", "selector-flag-combined-metadata")) {
      if (options.contains("rawflags/" + selected + ".json")) {
        return new FlagSet(members(selected), LIMITS);
      }
    }
    return new FlagSet(together(), LIMITS);
  }

  /** As flagd merges its files: flags of all, evaluators of all. */
  private static Map<String, @Nullable Object> together() {
    Map<String, @Nullable Object> flags = new LinkedHashMap<>();
    Map<String, @Nullable Object> evaluators = new LinkedHashMap<>();
    for (String file : ALL) {
      Map<String, @Nullable Object> members = members(file);
      flags.putAll(object(members, "flags"));
      evaluators.putAll(object(members, "$evaluators"));
    }
    Map<String, @Nullable Object> together = new LinkedHashMap<>();
    together.put("flags", flags);
    together.put("$evaluators", evaluators);
    return together;
  }

  private static Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> members, String name) {
    return members.containsKey(name)
        ? JSON.convertValue(members.get(name), MEMBERS)
        : new LinkedHashMap<>();
  }

  private static Map<String, @Nullable Object> members(String file) {
    return JSON.convertValue(read("definitions/" + file + ".json"), MEMBERS);
  }

  private static JsonNode read(String name) {
    try (InputStream in = ConformanceCase.class.getResourceAsStream(FOLDER + name)) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s %s %s %s"
        .formatted(
            json.path("id"),
            json.path("feature").asText(),
            json.path("key").asText(),
            json.path("context"));
  }
}
