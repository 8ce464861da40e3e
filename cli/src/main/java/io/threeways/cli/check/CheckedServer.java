package io.threeways.cli.check;

import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One server of what the stages have made, beside the stage that tests it: as it runs in an
 * environment, only fewer of them.
 *
 * @param deploy how it runs
 * @param artifact the file or folder that it runs in, below the working tree
 */
public record CheckedServer(Deploy deploy, String artifact) {
  /** As long as deploy-service gives servers to start and to answer. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int OK = 200;

  /** The folder is where the artifact is, or the artifact itself. */
  private static final String INSIDE =
      "if [ -d \"$0\" ]; then cd -- \"$0\"; else cd -- \"$(dirname -- \"$0\")\"; fi; exec \"$@\"";

  /** The command, from the working tree's root. */
  List<String> command() {
    List<String> command = new ArrayList<>(List.of("sh", "-c", INSIDE, artifact));
    command.addAll(deploy.command());
    return command;
  }

  /** What it is told besides {@code PORT}, as each of several would be: it is the first. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(deploy.env());
    variables.put("SERVER_INDEX", "0");
    return variables;
  }

  /** A stage may take so long, and its server as much longer as it may take to answer. */
  static Duration life(Stage stage) {
    return stage.timeout().plus(LIMIT);
  }

  /**
   * Waits until it answers.
   *
   * @param isAlive asked between two questions
   * @return whether it did, before it ended or its time was up
   */
  boolean answers(URI address, BooleanSupplier isAlive) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + deploy.health())).timeout(ANSWER).build();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
      while (System.nanoTime() < deadline && isAlive.getAsBoolean()) {
        if (isHealthy(client, request)) {
          return true;
        }
        Thread.sleep(BETWEEN_QUESTIONS);
      }
      return false;
    }
  }

  private static boolean isHealthy(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}
