package io.threeways.deploy.rollout.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.rollout.Servers.AgentUnavailable;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests to the agent and to where artifacts are had, in our own name. Whatever is not an answer
 * of its owner (no connection, time-out, 5xx) is {@link AgentUnavailable}.
 */
final class AgentCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final URI agent;
  private final Supplier<String> token;

  AgentCalls(AgentSettings settings, Supplier<String> token) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connect())
            .build();
    this.agent = settings.url();
    this.token = token;
  }

  HttpRequest.Builder toAgent(String path, Duration limit) {
    return to(agent.resolve("/api/agent/" + path), limit);
  }

  HttpRequest.Builder to(URI where, Duration limit) {
    return HttpRequest.newBuilder(where)
        .timeout(limit)
        .header("Authorization", "Bearer " + token.get());
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      HttpResponse<T> response = client.send(request, body);
      if (response.statusCode() >= 500) {
        if (response.body() instanceof Closeable unread) {
          unread.close();
        }
        throw new AgentUnavailable(
            "%s %s answered %d".formatted(request.method(), request.uri(), response.statusCode()),
            new IOException("status " + response.statusCode()));
      }
      return response;
    } catch (IOException e) {
      throw new AgentUnavailable("%s %s: %s".formatted(request.method(), request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AgentUnavailable("interrupted in " + request.uri(), e);
    }
  }

  static <T> T read(Class<T> type, byte[] body) {
    try {
      return JSON.readValue(body, type);
    } catch (IOException e) {
      throw new IllegalStateException("the agent's answer cannot be read", e);
    }
  }

  static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + value, e);
    }
  }

  /** Whether it was refused because another process has the lease by now. */
  static boolean isFenced(HttpResponse<byte[]> response) {
    return "/problems/agent/fenced".equals(said(response, "type"));
  }

  /** What a problem answer says, or its status when it says nothing. */
  static String detail(HttpResponse<byte[]> response) {
    return said(response, "detail");
  }

  private static String said(HttpResponse<byte[]> response, String member) {
    String nothing = "status " + response.statusCode();
    try {
      return JSON.readTree(response.body()).path(member).asText(nothing);
    } catch (IOException e) {
      return nothing;
    }
  }
}
