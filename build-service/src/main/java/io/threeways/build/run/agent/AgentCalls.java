package io.threeways.build.run.agent;

import io.threeways.identity.CallTokens;
import io.threeways.pipeline.run.InfrastructureFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Calls to the agent, signed, and repeated while it does not answer. */
@ApplicationScoped
class AgentCalls {
  private final AgentSettings settings;
  private final CallTokens tokens;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  AgentCalls(AgentSettings settings, CallTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** Makes a request anew for each attempt, because its body is read once. */
  @FunctionalInterface
  interface Request {
    void complete(HttpRequest.Builder request);
  }

  /** An answer and its body, which the caller closes. */
  record Answer(int status, InputStream body) {
    boolean isSuccess() {
      return status < 300;
    }

    /** What is wrong, as the agent says it. */
    String complaint() throws IOException {
      try (body) {
        return "the agent answered %d: %s"
            .formatted(status, new String(body.readNBytes(2000), StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * @param path below the agent's address
   * @param wait how much longer than usual the answer may take
   * @throws InfrastructureFailure when there is no answer within the configured patience
   */
  Answer call(String path, Duration wait, Request request)
      throws InfrastructureFailure, InterruptedException {
    long deadline = System.nanoTime() + settings.patience().toNanos();
    while (true) {
      try {
        return once(path, settings.timeout().plus(wait), request);
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new InfrastructureFailure(
              "the agent at %s did not answer for %d s: %s"
                  .formatted(settings.url(), settings.patience().toSeconds(), e),
              e);
        }
        Thread.sleep(settings.pause());
      }
    }
  }

  private Answer once(String path, Duration timeout, Request request)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .header("Authorization", "Bearer " + tokens.token())
            .timeout(timeout);
    request.complete(builder);
    HttpResponse<InputStream> response =
        client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() == 503 || response.statusCode() == 502) {
      response.body().close();
      throw new IOException("status " + response.statusCode());
    }
    return new Answer(response.statusCode(), response.body());
  }
}
