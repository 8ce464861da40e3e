package io.threeways.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A platform of its own in a folder of its own, driven by the launcher script. */
final class Installation {
  /**
   * The folder of an installation that journeys share instead of a new one, and leave running: for
   * who works on a journey and would not start a platform each time.
   */
  private static final String HOME = "journeys.home";

  /** Whether the shared one has every service in a process of its own. */
  private static final String SERVICES = "journeys.services";

  /** The longest is the demo with every service by itself, on a host that starts them anew. */
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(25);

  private static final Path REPOSITORY = findRepository();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static @Nullable Installation shared;

  private final Path home;
  private @Nullable Addresses addresses;

  private Installation(Path home) {
    this.home = home;
  }

  /** The one that most journeys share, running: starting costs more than most of them. */
  static synchronized Installation shared() {
    Installation running = shared;
    if (running == null) {
      String home = System.getProperty(HOME);
      running = home == null ? fresh() : new Installation(Path.of(home));
      running.up();
      shared = running;
    }
    return running;
  }

  /** The shared one, when a journey has started it. */
  static synchronized Optional<Installation> sharedIfStarted() {
    return Optional.ofNullable(shared);
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

  /** Starts what does not run. */
  void up() {
    var _ = Boolean.getBoolean(SERVICES) ? ask("up", "--services") : ask("up");
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

  /** Runs {@code git} in a folder, with the administrator's token. */
  Command git(Path folder, String... words) {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of("-c", "credential.helper="));
    line.addAll(List.of("-c", "http.extraHeader=Authorization: Bearer " + token()));
    line.addAll(
        List.of("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "gc.auto=0"));
    line.addAll(List.of(words));
    return Command.run(folder, environment(), COMMAND_LIMIT, line);
  }

  JsonNode status() {
    return ask("status");
  }

  URI api() {
    return addresses().api();
  }

  URI application() {
    return addresses().application();
  }

  /** Where all of its state lies. */
  Path home() {
    return home;
  }

  /** Whom the operating system knows one of its processes as. */
  long pid(String process) {
    for (JsonNode one : status().path("processes")) {
      if (one.path("name").asText().equals(process)) {
        return one.path("pid").asLong();
      }
    }
    throw new IllegalStateException("no process " + process + " in " + status());
  }

  /** What a Kafka client needs to connect. */
  Map<String, Object> kafka() {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(addresses().kafka())) {
      settings.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, settings::getProperty));
  }

  /** Where PostgreSQL is, for JDBC. */
  String postgres() {
    return addresses().postgres();
  }

  /** The administrator's token. */
  String token() {
    return addresses().token();
  }

  private synchronized Addresses addresses() {
    Addresses known = addresses;
    if (known == null) {
      JsonNode status = status();
      known =
          new Addresses(
              URI.create(status.at("/gateway/api").asText()),
              URI.create(status.at("/gateway/application").asText()),
              read(Path.of(status.path("token").asText())).strip(),
              Path.of(status.at("/kafka/credentials").asText()),
              status.at("/postgres/url").asText());
      addresses = known;
    }
    return known;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What stays the same while the gateway lives.
   *
   * @param kafka where a Kafka client finds its settings
   */
  private record Addresses(URI api, URI application, String token, Path kafka, String postgres) {}

  /** A request to the gateway's API with the administrator's token. */
  RequestSpecification request() {
    return RestAssured.given().baseUri(api().toString()).auth().oauth2(token());
  }

  /** What the gateway's API answers; fails unless that is 200. */
  JsonNode get(String path) {
    return json(request().get(path).then().statusCode(200).extract().asString());
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
