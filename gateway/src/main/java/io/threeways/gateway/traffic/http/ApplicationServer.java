package io.threeways.gateway.traffic.http;

import io.threeways.gateway.traffic.Looks;
import io.threeways.gateway.traffic.TrafficSettings;
import io.threeways.routes.ApplicationRoute;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Clock;

/**
 * Serves all applications on one event loop, client connections included: a request never changes
 * threads, and counters have a single writer. Who needs more than one core starts more gateways;
 * each counts for itself.
 */
public final class ApplicationServer extends AbstractVerticle {
  private final TrafficSettings settings;
  private final Applications applications;
  private final Toggles toggles;
  private final Clock clock;
  private volatile int port;

  public ApplicationServer(TrafficSettings settings, Looks looks, Toggles toggles, Clock clock) {
    this.settings = settings;
    this.toggles = toggles;
    this.clock = clock;
    this.applications = new Applications(settings, looks, clock);
  }

  @Override
  public void start(Promise<Void> started) {
    HttpClient client = vertx.createHttpClient(clientOptions(), poolOptions());
    vertx.setPeriodic(settings.publishEvery().toMillis(), timer -> applications.look());
    vertx
        .createHttpServer(serverOptions())
        .requestHandler(new CustomerRequests(applications, client, toggles, clock))
        .listen(settings.port(), settings.host())
        .onSuccess(this::listening)
        .<Void>mapEmpty()
        .onComplete(started);
  }

  /** Where it listens, once it is deployed. */
  public int port() {
    return port;
  }

  /** From any thread; in force for every request that comes after it on the loop. */
  public void change(ApplicationRoute route) {
    loop().runOnContext(turn -> applications.change(route));
  }

  /** From any thread. */
  public void remove(ApplicationRoute route) {
    loop().runOnContext(turn -> applications.remove(route));
  }

  private Context loop() {
    if (context == null) {
      throw new IllegalStateException("a route changed before the listener was deployed");
    }
    return context;
  }

  private void listening(HttpServer server) {
    port = server.actualPort();
  }

  private HttpServerOptions serverOptions() {
    return new HttpServerOptions()
        .setMaxHeaderSize(settings.maxHeaderSize())
        .setMaxInitialLineLength(settings.maxRequestLine())
        .setHttp2ClearTextEnabled(false)
        // Customers' requests are the application's to trace: what they carry passes untouched.
        .setTracingPolicy(TracingPolicy.IGNORE)
        .setHandle100ContinueAutomatically(true)
        .setTcpNoDelay(true)
        .setIdleTimeout((int) settings.idleTimeout().toSeconds());
  }

  private HttpClientOptions clientOptions() {
    return new HttpClientOptions()
        .setConnectTimeout((int) settings.connectTimeout().toMillis())
        .setIdleTimeout((int) settings.idleTimeout().toSeconds())
        .setMaxHeaderSize(settings.maxHeaderSize())
        .setMaxWaitQueueSize(settings.waitingPerEndpoint())
        .setTracingPolicy(TracingPolicy.IGNORE)
        .setKeepAlive(true)
        .setKeepAliveTimeout((int) settings.keepAlive().toSeconds())
        .setTcpNoDelay(true);
  }

  private PoolOptions poolOptions() {
    return new PoolOptions().setHttp1MaxSize(settings.connectionsPerEndpoint());
  }
}
