package io.threeways.gateway.traffic.http;

import io.quarkus.runtime.StartupEvent;
import io.threeways.gateway.route.RouteChanges;
import io.threeways.gateway.route.ServiceRoutes;
import io.threeways.gateway.traffic.Looks;
import io.threeways.gateway.traffic.ToggleSettings;
import io.threeways.gateway.traffic.TrafficSettings;
import io.threeways.identity.CallTokens;
import io.threeways.routes.ApplicationRoute;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Starts the application listener before any route is known, and tells it of every route. */
@ApplicationScoped
public class ApplicationListener implements RouteChanges {
  private static final Logger LOG = Logger.getLogger(ApplicationListener.class);
  private static final int BEFORE_ROUTES = 1;
  private static final long START_LIMIT_SECONDS = 30;

  private final Vertx vertx;
  private final ApplicationServer server;

  ApplicationListener(
      Vertx vertx,
      TrafficSettings settings,
      Looks looks,
      ServiceRoutes services,
      CallTokens tokens,
      ToggleSettings toggles) {
    this.vertx = vertx;
    this.server =
        new ApplicationServer(
            settings,
            looks,
            new RememberedToggles(
                new OfrepEvaluations(
                    vertx.createHttpClient(), services, tokens, toggles.answerWithin()),
                toggles.remembered(),
                toggles.customers(),
                toggles.longestName()),
            Clock.systemUTC());
  }

  void start(@Observes @Priority(BEFORE_ROUTES) StartupEvent event)
      throws ExecutionException, InterruptedException, TimeoutException {
    vertx
        .deployVerticle(server)
        .toCompletionStage()
        .toCompletableFuture()
        .get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
    LOG.infof("Applications are served on port %d", server.port());
  }

  public int port() {
    return server.port();
  }

  @Override
  public void changed(ApplicationRoute route) {
    server.change(route);
  }

  @Override
  public void removed(ApplicationRoute route) {
    server.remove(route);
  }
}
