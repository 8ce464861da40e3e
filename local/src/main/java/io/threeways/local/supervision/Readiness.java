package io.threeways.local.supervision;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a process whether it can do its work. */
public final class Readiness {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /** The answer of one question. */
  sealed interface Answer {
    record Ready() implements Answer {}

    record NotReady(String why) implements Answer {}
  }

  Answer ask(URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          ? new Answer.Ready()
          : new Answer.NotReady(response.statusCode() + " " + response.body());
    } catch (IOException e) {
      return new Answer.NotReady(e.toString());
    }
  }
}
