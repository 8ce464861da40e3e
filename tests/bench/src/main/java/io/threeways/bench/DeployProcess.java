package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.testkit.TestTokens;
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

/** A deploy-service, and its toggles as a developer's tools see them. */
final class DeployProcess implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Patience START = new Patience(Duration.ofMinutes(2), Duration.ofMillis(200));
  private static final int OK = 200;
  private static final int FIRST_FAILURE = 300;

  private final Process process;
  private final int port;

  DeployProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  Process process() {
    return process;
  }

  int port() {
    return port;
  }

  /**
   * @param log what is shown of when it ends instead
   */
  void awaitReady(Path log) throws IOException, InterruptedException {
    START.until("ready deploy-service", () -> ready(log));
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            request(path)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= FIRST_FAILURE) {
      throw new IOException("%s: %s".formatted(path, answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  /** Of a developer, good for five minutes. */
  static String token() {
    return TestTokens.asUser("bench", "developer", "viewer");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  private boolean ready(Path log) throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IOException("deploy-service ended: " + Files.readString(log));
    }
    try {
      HttpRequest question = request("/q/health/ready").build();
      return HTTP.send(question, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }
}
