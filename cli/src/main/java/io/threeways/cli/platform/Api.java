package io.threeways.cli.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** JSON over HTTP with a token. A problem (RFC 9457) becomes a {@link Failure} with its words. */
public final class Api {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client;
  private final URI base;
  private final Supplier<String> token;

  public Api(HttpClient client, URI base, Supplier<String> token) {
    this.client = client;
    this.base = base;
    this.token = token;
  }

  /** The same place, asked by somebody else. */
  public Api as(String otherToken) {
    return new Api(client, base, () -> otherToken);
  }

  public URI base() {
    return base;
  }

  public JsonNode get(String path) {
    return parse(send(request(path).GET()));
  }

  public JsonNode post(String path, Object body) {
    return parse(send(withBody(request(path), "POST", body)));
  }

  /** Sends bytes as they are. */
  public JsonNode post(String path, String type, byte[] body) {
    return parse(
        send(
            request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))));
  }

  /** Sends a file of JSON as it is, so that what is wrong with it can be told by line. */
  public JsonNode postFile(String path, Path file) {
    try {
      return parse(
          send(
              request(path)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofFile(file))));
    } catch (FileNotFoundException e) {
      throw new Failure(ExitCode.USAGE, "there is no file " + file, "");
    }
  }

  public JsonNode put(String path, Object body) {
    return parse(send(withBody(request(path), "PUT", body)));
  }

  public void delete(String path) {
    send(request(path).DELETE());
  }

  /** Sends a file as it is. */
  public void upload(String path, String type, Path file) {
    try {
      send(request(path).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException e) {
      throw new Failure(ExitCode.INTERNAL, file + " is gone", "");
    }
  }

  /** An answer as it comes, without end if need be. The caller closes it. */
  public InputStream stream(String path, String accept) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token.get())
            .header("Accept", accept)
            .build();
    HttpResponse<InputStream> response =
        exchange(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() >= 400) {
      try (InputStream body = response.body()) {
        throw refused(
            request,
            response.statusCode(),
            new String(body.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw unreachable(request, e);
      }
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token.get())
        .header("Accept", "application/json");
  }

  private HttpRequest.Builder withBody(HttpRequest.Builder request, String method, Object body) {
    try {
      return request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON form: " + body, e);
    }
  }

  private String send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw refused(request, response.statusCode(), response.body());
    }
    return response.body();
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw unreachable(request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.UNAVAILABLE, "interrupted while waiting for " + request.uri(), "");
    }
  }

  private static Failure unreachable(HttpRequest request, IOException cause) {
    return new Failure(
        ExitCode.UNAVAILABLE,
        "%s %s got no answer: %s".formatted(request.method(), request.uri(), cause),
        "threeways status, or threeways logs gateway");
  }

  private Failure refused(HttpRequest request, int status, String body) {
    int exitCode =
        switch (status) {
          case 401, 403 -> ExitCode.DENIED;
          case 404 -> ExitCode.NOT_FOUND;
          case 502, 503, 504 -> ExitCode.UNAVAILABLE;
          default -> status >= 500 ? ExitCode.INTERNAL : ExitCode.REFUSED;
        };
    return new Failure(
        exitCode,
        status < 500
            ? words(body)
            : "%s %s answered %d: %s"
                .formatted(request.method(), request.uri(), status, words(body)),
        exitCode == ExitCode.INTERNAL ? "threeways logs shows what happened" : "");
  }

  /** Title and detail of a problem; otherwise the body as it is. */
  private String words(String body) {
    try {
      JsonNode problem = json.readTree(body);
      String title = problem.path("title").asText();
      String detail = problem.path("detail").asText();
      return detail.isEmpty() ? (title.isEmpty() ? body : title) : detail;
    } catch (JsonProcessingException notJson) {
      return body.isBlank() ? "no words" : body;
    }
  }

  private JsonNode parse(String body) {
    try {
      return body.isBlank() ? json.nullNode() : json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Failure(
          ExitCode.INTERNAL, base + " answered what is not JSON: " + e.getOriginalMessage(), "");
    }
  }
}
