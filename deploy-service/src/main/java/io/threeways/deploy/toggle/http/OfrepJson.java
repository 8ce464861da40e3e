package io.threeways.deploy.toggle.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.toggle.Evaluation;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of the protocol. */
final class OfrepJson {
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();

  /** What a request says of who asks. */
  sealed interface Context {
    /**
     * @param context may lack a targeting key: toggles that need none are told all the same
     */
    record Read(Map<String, @Nullable Object> context) implements Context {}

    /**
     * @param code OpenFeature's
     */
    record Refused(String code, String details) implements Context {}
  }

  Context context(@Nullable Buffer body) {
    try {
      Map<String, @Nullable Object> request =
          body == null || body.length() == 0
              ? new HashMap<>()
              : json.readValue(body.getBytes(), MEMBERS);
      return switch (request.get("context")) {
        case Map<?, ?> members -> new Context.Read(context(members));
        case null, default ->
            new Context.Refused(
                "INVALID_CONTEXT", "The body is {\"context\": {\"targetingKey\": …, …}}.");
      };
    } catch (JsonProcessingException e) {
      return new Context.Refused(
          "PARSE_ERROR", "The body is not a JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      return new Context.Refused("PARSE_ERROR", "The body cannot be read.");
    }
  }

  private static Map<String, @Nullable Object> context(Map<?, ?> members) {
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    members.forEach((name, value) -> context.put(String.valueOf(name), value));
    return context;
  }

  byte[] of(Evaluation evaluation) {
    return bytes(tree(evaluation));
  }

  byte[] of(List<Evaluation> evaluations) {
    return bytes(Map.of("flags", evaluations.stream().map(OfrepJson::tree).toList()));
  }

  byte[] failure(@Nullable String key, String code, String details) {
    return bytes(failed(key, code, details));
  }

  byte[] error(String details) {
    return bytes(Map.of("errorDetails", details));
  }

  private static Map<String, @Nullable Object> failed(
      @Nullable String key, String code, String details) {
    Map<String, @Nullable Object> failed = new LinkedHashMap<>();
    if (key != null) {
      failed.put("key", key);
    }
    failed.put("errorCode", code);
    failed.put("errorDetails", details);
    return failed;
  }

  private static Map<String, @Nullable Object> tree(Evaluation evaluation) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    switch (evaluation) {
      case Evaluation.Resolved resolved -> {
        tree.put("key", resolved.key());
        tree.put("value", resolved.value());
        tree.put("reason", resolved.reason());
        tree.put("variant", resolved.variant());
      }
      case Evaluation.CodeDefault theirs -> {
        tree.put("key", theirs.key());
        tree.put("reason", theirs.reason());
      }
      case Evaluation.Failed failed ->
          tree.putAll(failed(failed.key(), failed.code(), failed.details()));
    }
    if (!evaluation.metadata().isEmpty()) {
      tree.put("metadata", evaluation.metadata());
    }
    return tree;
  }

  private byte[] bytes(Object tree) {
    try {
      return json.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + tree, e);
    }
  }
}
