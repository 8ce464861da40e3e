package io.threeways.deploy.configuration.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.configuration.Machines.MachineUnavailable;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Requests to the agent and to where files are had, in our own name. Whatever is not an answer of
 * its owner (no connection, time-out, 5xx) is {@link MachineUnavailable}.
 */
final class MachineCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REFUSED = 400;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client;
  private final MachineSettings settings;
  private final Supplier<String> token;

  MachineCalls(MachineSettings settings, Supplier<String> token) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connect())
            .build();
    this.settings = settings;
    this.token = token;
  }

  HttpRequest.Builder toAgent(String path, Duration limit) {
    return to(settings.url().resolve("/api/agent/" + path), limit);
  }

  HttpRequest.Builder to(URI where, Duration limit) {
    return HttpRequest.newBuilder(where)
        .timeout(limit)
        .header("Authorization", "Bearer " + token.get());
  }

  HttpResponse<byte[]> get(String path) {
    return send(toAgent(path, settings.answer()).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> put(String path) {
    return send(
        toAgent(path, settings.answer()).PUT(BodyPublishers.noBody()).build(),
        BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> delete(String path) {
    return send(toAgent(path, settings.answer()).DELETE().build(), BodyHandlers.ofByteArray());
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      HttpResponse<T> response = client.send(request, body);
      if (response.statusCode() >= SERVER_ERROR) {
        if (response.body() instanceof Closeable unread) {
          unread.close();
        }
        throw new MachineUnavailable(
            "%s %s answered %d".formatted(request.method(), request.uri(), response.statusCode()),
            new IOException("status " + response.statusCode()));
      }
      return response;
    } catch (IOException e) {
      throw new MachineUnavailable("%s %s: %s".formatted(request.method(), request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineUnavailable("interrupted in " + request.uri(), e);
    }
  }

  void require(HttpResponse<byte[]> response, String what) {
    if (response.statusCode() >= REFUSED) {
      throw new IllegalStateException("cannot " + what + ": " + detail(response));
    }
  }

  /** Whether it was refused because another process has the lease by now. */
  static boolean isFenced(HttpResponse<byte[]> response) {
    return response.statusCode() >= REFUSED
        && read(response).path("type").asText().equals("/problems/agent/fenced");
  }

  /** What a problem answer says, or its status when it says nothing. */
  String detail(HttpResponse<byte[]> response) {
    String nothing = "status " + response.statusCode();
    try {
      return JSON.readTree(response.body()).path("detail").asText(nothing);
    } catch (IOException e) {
      return nothing;
    }
  }

  static JsonNode read(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("the agent's answer cannot be read", e);
    }
  }

  static byte[] json(Map<String, Object> value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + value, e);
    }
  }
}
