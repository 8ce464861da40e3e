package io.threeways.gateway.traffic.http;

import io.threeways.gateway.traffic.Look;
import io.threeways.gateway.traffic.TrafficSettings;
import io.threeways.routes.ApplicationRoute;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The application listener as it runs in a gateway, on a free port. */
final class RunningServer implements AutoCloseable {
  static final String SHOP = "shop.production.localhost";

  /** How many looks were published. */
  final AtomicInteger looks = new AtomicInteger();

  /** The newest one. */
  final AtomicReference<Look> look = new AtomicReference<>();

  private final Vertx vertx = Vertx.vertx();
  private final ApplicationServer server;

  RunningServer(Clock clock) throws Exception {
    this(Toggles.NONE, clock);
  }

  RunningServer(Toggles toggles, Clock clock) throws Exception {
    server = new ApplicationServer(new Settings(), this::take, toggles, clock);
    vertx
        .deployVerticle(server)
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  private void take(Look published) {
    look.set(published);
    looks.incrementAndGet();
  }

  int port() {
    return server.port();
  }

  void route(ApplicationRoute route) {
    server.change(route);
  }

  /** The address of the shop; reached with {@link #client}, as no name server knows it. */
  static URI shop(String path) {
    return URI.create("http://" + SHOP + path);
  }

  /** Takes this server for its proxy, and so asks in absolute form. */
  HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port())))
        .build();
  }

  /** Sends bytes as they are, and returns all that comes back until the connection ends. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** As by default, but on a free port, and with looks at weight changes only. */
  private static final class Settings implements TrafficSettings {
    @Override
    public String host() {
      return "127.0.0.1";
    }

    @Override
    public int port() {
      return 0;
    }

    @Override
    public int connectionsPerEndpoint() {
      return 64;
    }

    @Override
    public int waitingPerEndpoint() {
      return 1000;
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration idleTimeout() {
      return Duration.ofSeconds(20);
    }

    @Override
    public Duration keepAlive() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int maxHeaderSize() {
      return 32768;
    }

    @Override
    public int maxRequestLine() {
      return 8192;
    }

    @Override
    public int keyLimit() {
      return 100_000;
    }

    @Override
    public int stepLimit() {
      return 64;
    }

    @Override
    public Duration publishEvery() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration lingerAfterRollout() {
      return Duration.ofSeconds(60);
    }
  }
}
