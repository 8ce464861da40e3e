package io.threeways.gateway.traffic.http;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of an application that answers with its name; on {@code /fail} with 500. */
final class NamedUpstream implements AutoCloseable {
  final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;

  NamedUpstream(String name) throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          byte[] answer = name.getBytes(StandardCharsets.UTF_8);
          boolean fail = exchange.getRequestURI().getPath().equals("/fail");
          exchange.sendResponseHeaders(fail ? 500 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
