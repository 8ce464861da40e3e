package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A running installation, as a client sees it.
 *
 * @param gateway its API listener
 * @param token of a member who may push
 */
record Installation(URI gateway, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The one that the arguments name, else the one that runs on this host. */
  static Installation of(Arguments arguments) throws IOException, InterruptedException {
    String gateway = arguments.text("gateway", "");
    String tokenFile = arguments.text("token-file", "");
    if (gateway.isEmpty() || tokenFile.isEmpty()) {
      JsonNode status = status();
      gateway = status.at("/gateway/api").asText();
      tokenFile = status.path("token").asText();
    }
    return new Installation(URI.create(gateway), Files.readString(Path.of(tokenFile)).strip());
  }

  String gitUrl(String repository) {
    return gateway.resolve("/git/" + repository + ".git").toString();
  }

  void createRepository(String name) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            request("/api/build/repositories")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"" + name + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("repository " + name + " was not made: " + answer.body());
    }
  }

  /**
   * What the first stage of a build wrote: the time of its first byte.
   *
   * @return nanoseconds since 1970
   */
  long firstByte(String repository, long build, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest log =
        request("/api/build/builds/%s/%d/log".formatted(repository, build))
            .header("Accept", "text/event-stream")
            .timeout(patience)
            .build();
    try (var lines = HTTP.send(log, HttpResponse.BodyHandlers.ofLines()).body()) {
      // Read to the end of the build, so that the next push finds the installation idle.
      Optional<Long> time =
          lines
              .filter(line -> line.matches("data: \\d{19}"))
              .map(line -> Long.valueOf(line.substring("data: ".length())))
              .reduce((first, later) -> first);
      return time.orElseThrow(
          () -> new IOException("build %s/%d wrote nothing".formatted(repository, build)));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private static JsonNode status() throws IOException, InterruptedException {
    Process status =
        new ProcessBuilder(launcher().toString(), "status", "--json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonNode answer = JSON.readTree(status.getInputStream());
    if (status.waitFor() != 0) {
      throw new IOException("no installation is ready on this host: ./threeways up");
    }
    return answer;
  }

  /** At the root of the repository, of which this module is a part. */
  private static Path launcher() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("threeways"))) {
        return at.resolve("threeways");
      }
    }
    throw new IOException("./threeways is not above the working directory");
  }
}
