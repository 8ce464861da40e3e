package io.threeways.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A server behind the gateway, on loopback. It answers with what it was asked: method, target and
 * headers, a line each, then the length of the body. {@code /api/learning/live} is a stream.
 */
public final class Upstream implements AutoCloseable {
  private final HttpServer server;

  public Upstream() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", Upstream::echo);
    server.createContext("/api/learning/live", Upstream::stream);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Sends one event and leaves the stream open. */
  private static void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("id: 1\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(exchange.getRequestMethod())
        .append(' ')
        .append(exchange.getRequestURI())
        .append('\n');
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                values.forEach(value -> text.append(name).append(": ").append(value).append('\n')));
    byte[] body = exchange.getRequestBody().readAllBytes();
    text.append("body: ").append(body.length).append('\n');
    byte[] answer = text.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.getResponseHeaders().set("Connection", "X-Secret");
    exchange.getResponseHeaders().set("X-Secret", "hop");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
