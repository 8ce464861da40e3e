package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.local.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The installation that runs on this host, as a client sees it.
 *
 * @param status what {@code ./threeways status} says of it
 * @param token of a member who may push
 */
record Installation(JsonNode status, String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final int FIRST_FAILURE = 300;
  private static final int CONFLICT = 409;
  private static final Patience RESTART =
      new Patience(Duration.ofMinutes(2), Duration.ofMillis(500));

  static Installation running() throws IOException, InterruptedException {
    Launcher.Answer status = Launcher.run("status", "--json");
    if (status.exit() != 0) {
      throw new IOException("no installation is ready on this host: ./threeways up");
    }
    Path token = Path.of(status.document().path("token").asText());
    return new Installation(status.document(), Files.readString(token).strip());
  }

  /** Where the applications are asked. */
  URI applications() {
    return URI.create(status.at("/gateway/application").asText());
  }

  String gitUrl(String repository) {
    return gateway().resolve("/git/" + repository + ".git").toString();
  }

  void createRepository(String name) throws IOException, InterruptedException {
    post("/api/build/repositories", JSON.createObjectNode().put("name", name));
  }

  /** The same installation as another member sees it. */
  Installation as(String other) {
    return new Installation(status, other);
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  /**
   * Kills the process that a service runs in, as a crash would, and waits until everything is ready
   * again.
   *
   * @param service its word
   */
  static void crash(String service) throws IOException, InterruptedException {
    long killed = process(Launcher.run("status", "--json").document(), service);
    var _ =
        ProcessHandle.of(killed)
            .filter(ProcessHandle::destroyForcibly)
            .orElseThrow(() -> new IOException("there is no process " + killed));
    RESTART.until(
        "installation that is ready again",
        () -> {
          Launcher.Answer status = Launcher.run("status", "--json");
          return status.exit() == 0 && process(status.document(), service) != killed;
        });
  }

  private static long process(JsonNode status, String service) throws IOException {
    for (String name : List.of(service, Topology.MONOLITH)) {
      for (JsonNode process : status.path("processes")) {
        if (process.path("name").asText().equals(name)) {
          return process.path("pid").asLong();
        }
      }
    }
    throw new IOException("nothing runs " + service);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return answer(request(path).timeout(ANSWER_LIMIT).build());
  }

  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return answer(posting(path, body));
  }

  /** The same for what may be refused as things stand: whether it was not. */
  boolean mayPost(String path, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request = posting(path, body);
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() == CONFLICT) {
      return false;
    }
    read(request, answer);
    return true;
  }

  private HttpRequest posting(String path, JsonNode body) {
    return request(path)
        .timeout(ANSWER_LIMIT)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  /**
   * What the first stage of a build wrote: the time of its first byte.
   *
   * @return nanoseconds since 1970
   */
  long firstByte(String repository, long build, Duration patience)
      throws IOException, InterruptedException {
    return times(repository, build, patience).getFirst();
  }

  /**
   * The times that the stages of a build wrote, each on a line of its own, once it has ended.
   *
   * @return nanoseconds since 1970, at least one
   */
  List<Long> times(String repository, long build, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest log =
        request("/api/build/builds/%s/%d/log".formatted(repository, build))
            .header("Accept", "text/event-stream")
            .timeout(patience)
            .build();
    try (Stream<String> lines = HTTP.send(log, BodyHandlers.ofLines()).body()) {
      // Read to the end of the build, so that the next push finds the installation idle.
      List<Long> times =
          lines
              .filter(line -> line.matches("data: \\d{19}"))
              .map(line -> Long.valueOf(line.substring("data: ".length())))
              .toList();
      if (times.isEmpty()) {
        throw new IOException("build %s/%d wrote no time".formatted(repository, build));
      }
      return times;
    }
  }

  /** How the JVMs of its processes were started. */
  void tellFlags(Figures figures) {
    for (JsonNode process : status.path("processes")) {
      ProcessHandle.of(process.path("pid").asLong())
          .flatMap(handle -> handle.info().arguments())
          .map(words -> Stream.of(words).filter(word -> word.startsWith("-X")).toList())
          .filter(flags -> !flags.isEmpty())
          .ifPresent(flags -> figures.flags(process.path("name").asText(), flags));
    }
  }

  private static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    return read(request, HTTP.send(request, BodyHandlers.ofString()));
  }

  private static JsonNode read(HttpRequest request, HttpResponse<String> answer)
      throws IOException {
    if (answer.statusCode() >= FIRST_FAILURE) {
      throw new IOException(
          "%s %s: %s".formatted(request.method(), request.uri().getPath(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway().resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  private URI gateway() {
    return URI.create(status.at("/gateway/api").asText());
  }
}
