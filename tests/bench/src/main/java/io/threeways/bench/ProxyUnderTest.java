package io.threeways.bench;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.gateway.traffic.TrafficSettings;
import io.threeways.gateway.traffic.http.ApplicationServer;
import io.threeways.gateway.traffic.http.Toggles;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.ApplicationRoute.Candidate;
import io.threeways.routes.ApplicationRoute.Stable;
import io.threeways.routes.ApplicationRoute.Stickiness;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The application listener in a process of its own, with all policy on: a candidate at 10 percent,
 * sticky by cookie, a look each second. Says its port. Each line that it is told is a number of
 * changes of weights, ten milliseconds apart, after which it says {@value #SHIFTED} and when.
 */
final class ProxyUnderTest {
  static final String HOST = "shop.production.localhost";
  static final String SHIFTED = "shifted";
  private static final Duration BETWEEN_SHIFTS = Duration.ofMillis(10);
  private static final int WEIGHT = 10;

  private final ApplicationServer server;
  private final URI backend;
  private final UUID deployment = UUID.randomUUID();
  private int step;

  private ProxyUnderTest(ApplicationServer server, URI backend) {
    this.server = server;
    this.backend = backend;
  }

  public static void main(String[] words) throws Exception {
    ApplicationServer server =
        new ApplicationServer(settings(), look -> {}, Toggles.NONE, Clock.systemUTC());
    Vertx.vertx().deployVerticle(server).toCompletionStage().toCompletableFuture().get();
    ProxyUnderTest proxy = new ProxyUnderTest(server, URI.create(words[0]));
    proxy.shift(WEIGHT);
    System.out.println(server.port());
    proxy.obey();
    System.exit(0);
  }

  private void obey() throws Exception {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      for (int left = Integer.parseInt(line); left > 0; left--) {
        shift(left % 101);
        LockSupport.parkNanos(BETWEEN_SHIFTS.toNanos());
      }
      System.out.println(SHIFTED + " " + Instant.now());
    }
  }

  private void shift(int weight) {
    step++;
    server.change(
        new ApplicationRoute(
            "shop",
            "production",
            1,
            step,
            new Stable("sha256:a", List.of(backend)),
            new Candidate(
                "sha256:b",
                List.of(backend),
                weight,
                deployment,
                step,
                Instant.now().plus(Duration.ofHours(1))),
            new Stickiness(Stickiness.Kind.COOKIE, "customer")));
  }

  private static TrafficSettings settings() {
    return new SmallRyeConfigBuilder()
        .withMapping(TrafficSettings.class)
        .withConverter(Duration.class, 300, new DurationConverter())
        .withSources(
            new PropertiesConfigSource(
                Map.of("threeways.gateway.application.port", "0"), "bench", 100))
        .build()
        .getConfigMapping(TrafficSettings.class);
  }
}
