package io.threeways.deploy.configuration.ansible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the callback {@code ansible.posix.json} wrote: what would be, or was, changed, and where it
 * ended.
 */
record Playback(List<Difference> changes, Optional<Failure> failure) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORKSPACE = "/workspace/";

  /** The last task that failed, or could not reach the host. */
  record Failure(String task, String message) {}

  static Playback read(String report) throws JsonProcessingException {
    List<Difference> changes = new ArrayList<>();
    Failure failure = null;
    for (JsonNode play : JSON.readTree(report).path("plays")) {
      for (JsonNode entry : play.path("tasks")) {
        for (JsonNode host : entry.path("hosts")) {
          if (host.path("failed").asBoolean() || host.path("unreachable").asBoolean()) {
            failure = new Failure(name(entry), message(host));
          } else if (host.path("changed").asBoolean()) {
            changes.addAll(differences(entry, host));
          }
        }
      }
    }
    return new Playback(List.copyOf(changes), Optional.ofNullable(failure));
  }

  private static List<Difference> differences(JsonNode entry, JsonNode host) {
    String what = name(entry) + target(host);
    String where = where(entry);
    List<Difference> all = new ArrayList<>();
    JsonNode diff = host.path("diff");
    Iterable<JsonNode> parts = diff.isArray() ? diff : diff.isObject() ? List.of(diff) : List.of();
    for (JsonNode part : parts) {
      String before = side(part, "before");
      String after = side(part, "after");
      if (part.has("prepared")) {
        all.add(new Difference(what, where, null, part.path("prepared").asText()));
      } else if (before != null || after != null) {
        all.add(new Difference(what, where, before, after));
      }
    }
    return all.isEmpty() ? List.of(new Difference(what, where, null, null)) : all;
  }

  /** A text, or the properties that differ. */
  private static @Nullable String side(JsonNode part, String side) {
    JsonNode value = part.path(side);
    String text = value.isValueNode() ? value.asText() : properties(value, part, side);
    return text.isBlank() ? null : text;
  }

  private static String properties(JsonNode value, JsonNode part, String side) {
    JsonNode other = part.path(side.equals("before") ? "after" : "before");
    List<String> lines = new ArrayList<>();
    value
        .properties()
        .forEach(
            property -> {
              if (!property.getValue().equals(other.path(property.getKey()))) {
                lines.add(property.getKey() + ": " + property.getValue().asText());
              }
            });
    return String.join("\n", lines);
  }

  private static String name(JsonNode entry) {
    return entry.path("task").path("name").asText();
  }

  /** The file of the machine, as the machine calls it. */
  private static String target(JsonNode host) {
    for (String pointer :
        List.of("/dest", "/path", "/invocation/dest", "/invocation/module_args/dest")) {
      String path = host.at(pointer).asText();
      if (path.startsWith(Configurer.ROOT + "/")) {
        return ": " + path.substring(Configurer.ROOT.length());
      }
    }
    return "";
  }

  private static @Nullable String where(JsonNode entry) {
    String path = entry.path("task").path("path").asText();
    return path.isEmpty()
        ? null
        : path.startsWith(WORKSPACE) ? path.substring(WORKSPACE.length()) : path;
  }

  private static String message(JsonNode host) {
    String stderr = host.path("stderr").asText().strip();
    String message = host.path("msg").asText("it does not say why");
    return stderr.isEmpty() ? message : message + ": " + stderr;
  }
}
