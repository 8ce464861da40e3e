package io.threeways.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A platform of its own in a folder of its own, driven by the launcher script. */
final class Installation {
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);

  private static final Path REPOSITORY = findRepository();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Installation SHARED = started();

  private final Path home;

  private Installation(Path home) {
    this.home = home;
  }

  /** The one that most journeys share: starting costs more than most of them. */
  static Installation shared() {
    return SHARED;
  }

  /** A new one that does not run yet. It is stopped and its folder removed when the tests end. */
  static Installation fresh() {
    try {
      Installation installation = new Installation(Files.createTempDirectory("threeways-home"));
      Runtime.getRuntime().addShutdownHook(new Thread(installation::remove));
      return installation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Installation started() {
    Installation installation = fresh();
    Command up = installation.threeways("up");
    if (up.exitCode() != 0) {
      throw new IllegalStateException("threeways up: " + up.all());
    }
    return installation;
  }

  /** Runs {@code ./threeways} with these words. */
  Command threeways(String... words) {
    List<String> line = new ArrayList<>();
    line.add(REPOSITORY.resolve("threeways").toString());
    line.addAll(List.of(words));
    return Command.run(REPOSITORY, environment(), COMMAND_LIMIT, line);
  }

  /** Its answer with {@code --json}; fails when it does not end well. */
  JsonNode ask(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--json");
    Command answer = threeways(line.toArray(String[]::new));
    if (answer.exitCode() != 0) {
      throw new IllegalStateException("threeways " + line + ": " + answer.all());
    }
    return json(answer.out());
  }

  /** Runs {@code git} in a folder, with the credential helper for this installation. */
  Command git(Path folder, String... words) {
    List<String> line = new ArrayList<>(List.of("git"));
    String helper =
        "credential.helper=!THREEWAYS_HOME='%s' '%s' credential"
            .formatted(home, REPOSITORY.resolve("threeways"));
    line.addAll(List.of("-c", "credential.helper=", "-c", helper));
    line.addAll(
        List.of("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "gc.auto=0"));
    line.addAll(List.of(words));
    return Command.run(folder, environment(), COMMAND_LIMIT, line);
  }

  JsonNode status() {
    return ask("status");
  }

  URI api() {
    return URI.create(status().at("/gateway/api").asText());
  }

  URI application() {
    return URI.create(status().at("/gateway/application").asText());
  }

  /** The administrator's token. */
  String token() {
    try {
      return Files.readString(Path.of(status().path("token").asText())).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("no JSON: " + text, e);
    }
  }

  static Path repository() {
    return REPOSITORY;
  }

  private Map<String, String> environment() {
    return Map.of("THREEWAYS_HOME", home.toString(), "GIT_TERMINAL_PROMPT", "0", "NO_COLOR", "1");
  }

  private void remove() {
    threeways("down");
    try (var files = Files.walk(home)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + home + ": " + e);
    }
  }

  private static Path findRepository() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("threeways"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not inside a working tree: " + Path.of("").toAbsolutePath());
  }
}
