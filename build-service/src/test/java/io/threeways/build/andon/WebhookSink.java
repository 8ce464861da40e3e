package io.threeways.build.andon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who is told by webhook, and remembers it. */
public final class WebhookSink implements AutoCloseable {
  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  /** One request as it came. */
  public record Told(String id, String body) {}

  public WebhookSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:%d/room".formatted(server.getAddress().getPort());
  }

  /** Answers the next requests with 503. */
  public void refuse(int requests) {
    refusals.set(requests);
  }

  public List<Told> told() {
    return told;
  }

  /** Those that speak of this repository. */
  public List<Told> toldOf(String repository) {
    return told.stream()
        .filter(request -> request.body().contains("\"repository\":\"" + repository + "\""))
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      told.add(new Told(exchange.getRequestHeaders().getFirst("webhook-id"), body));
      boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      exchange.sendResponseHeaders(refused ? 503 : 204, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
