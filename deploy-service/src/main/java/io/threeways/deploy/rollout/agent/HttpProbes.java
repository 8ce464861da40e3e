package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Probes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Health and warm-up over HTTP. Nobody's token goes to a customer's server. */
public final class HttpProbes implements Probes {
  private static final int OK = 200;

  private final HttpClient client;
  private final Duration answer;
  private final InstantSource clock;

  public HttpProbes(AgentSettings settings, InstantSource clock) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connect())
            .build();
    this.answer = settings.probe();
    this.clock = clock;
  }

  @Override
  public Optional<String> ailment(URI server, String path) {
    try {
      int status = get(server, path);
      return status == OK ? Optional.empty() : Optional.of(path + " answered " + status);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(path + " gave no answer (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(path + " was not waited for");
    }
  }

  @Override
  public void warmUp(URI server, Plan.WarmUp warmUp, Duration limit) {
    List<String> paths = warmUp.paths();
    Instant end = clock.instant().plus(limit);
    for (int i = 0; i < warmUp.requests() && !paths.isEmpty(); i++) {
      if (clock.instant().isAfter(end) || Thread.currentThread().isInterrupted()) {
        return;
      }
      // Answers do not matter: only that the server has done its work before a customer asks.
      var _ = ailment(server, paths.get(i % paths.size()));
    }
  }

  /** The whole answer is waited for, but not for ever: a stream may have no end. */
  private int get(URI server, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(on(server, path)).timeout(answer).build();
    CompletableFuture<HttpResponse<Void>> response =
        client.sendAsync(request, BodyHandlers.discarding());
    try {
      return response.get(answer.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + answer, e);
    } finally {
      response.cancel(true);
    }
  }

  /**
   * The path comes from a pipeline file. It is appended, not resolved: what begins with two slashes
   * would name another host.
   */
  private static URI on(URI server, String path) {
    return URI.create(server.getScheme() + "://" + server.getAuthority() + path);
  }
}
