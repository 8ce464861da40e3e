package io.threeways.deploy.configuration.puppet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Execution;
import io.threeways.deploy.configuration.UnifiedDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puppet's log as JSON: a line for each property that differs or was changed, the file's difference
 * before it, errors.
 *
 * @param applied whether a catalogue was gone through to its end
 */
record CatalogLog(
    List<Difference> changes, Optional<String> failedAt, Optional<String> error, boolean applied) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORKSPACE = "/workspace/";

  /** Containers, the resource, its property. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "/Stage\\[[^\\]]*\\](?:/[A-Z][\\w:]*(?:\\[[^\\]]*\\])?)*?/([A-Z][\\w:]*\\[.*\\])(?:/(\\w+))?");

  /** A property's two values; longer ones are told as they are. */
  private static final int LONGEST_STANDING = 4_096;

  private static final Pattern STANDING =
      Pattern.compile("current_value (.*), should be (.*) \\(noop\\)", Pattern.DOTALL);

  static CatalogLog read(String report) {
    Reading reading = new Reading();
    for (JsonNode line : lines(report)) {
      reading.take(line);
    }
    return new CatalogLog(
        List.copyOf(reading.changes),
        Optional.ofNullable(reading.failedAt),
        Optional.ofNullable(reading.error),
        reading.applied);
  }

  /** As far as they go: the array may not be closed. */
  private static List<JsonNode> lines(String report) {
    List<JsonNode> lines = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(report)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return lines;
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        lines.add(JSON.readTree(parser));
      }
      return lines;
    } catch (IOException e) {
      return lines;
    }
  }

  /** What was read so far. */
  private static final class Reading {
    private final List<Difference> changes = new ArrayList<>();
    private final Map<String, UnifiedDiff> diffs = new HashMap<>();
    private @Nullable String failedAt;
    private @Nullable String error;
    private boolean applied;

    void take(JsonNode line) {
      String message = line.path("message").asText();
      Matcher source = SOURCE.matcher(Execution.readable(line.path("source").asText()));
      boolean bad = line.path("level").asText().equals("err");
      if (source.matches()) {
        if (bad) {
          failedAt = said(source);
          error = message;
        } else if (message.startsWith("\n---")) {
          diffs.put(line.path("source").asText(), UnifiedDiff.of(message.strip().lines().toList()));
        } else if (source.group(2) != null) {
          changes.add(difference(line, message, source));
        }
      } else if (bad && isPuppet(line) && failedAt == null) {
        error = at(line, message);
      } else if (message.startsWith("Applied catalog")) {
        applied = true;
      }
    }

    /** Facts that cannot be had in a sandbox are no error of the catalogue. */
    private static boolean isPuppet(JsonNode line) {
      return line.path("source").asText().equals("Puppet");
    }

    private Difference difference(JsonNode line, String message, Matcher source) {
      String what = said(source) + " " + source.group(2);
      UnifiedDiff diff = diffs.remove(line.path("source").asText());
      if (diff != null) {
        return new Difference(what, where(line), diff.before(), diff.after());
      }
      Matcher standing = STANDING.matcher(message);
      return message.length() <= LONGEST_STANDING && standing.matches()
          ? new Difference(what, where(line), standing.group(1), standing.group(2))
          : new Difference(what, where(line), null, message);
    }

    /** The resource, with the machine's files as the machine calls them. */
    private static String said(Matcher source) {
      return source.group(1).replace("[" + Configurer.ROOT + "/", "[/");
    }

    private static @Nullable String where(JsonNode line) {
      String file = line.path("file").asText();
      return file.isEmpty() || file.equals("null")
          ? null
          : local(file) + ":" + line.path("line").asText();
    }

    private static String at(JsonNode line, String message) {
      String where = where(line);
      return where == null ? message : where + ": " + message;
    }

    private static String local(String file) {
      return file.startsWith(WORKSPACE) ? file.substring(WORKSPACE.length()) : file;
    }
  }
}
