package io.threeways.gateway.route.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.threeways.gateway.kafka.KafkaSettings;
import io.threeways.gateway.route.ApplicationRoutes;
import io.threeways.gateway.route.RouteChanges;
import io.threeways.gateway.route.TableSettings;
import io.threeways.gateway.route.store.RouteFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;

/** Starts and stops following the topic. */
@ApplicationScoped
public class RouteFollower {
  private final ApplicationRoutes routes;
  private final RouteLog log;

  RouteFollower(KafkaSettings kafka, TableSettings settings, Instance<RouteChanges> changes) {
    routes = new ApplicationRoutes(changes.stream().toList());
    log = new RouteLog(kafka, settings, routes, new RouteFile(settings.folder()));
  }

  @Produces
  ApplicationRoutes routes() {
    return routes;
  }

  void start(@Observes StartupEvent event) {
    log.start();
  }

  void stop(@Observes ShutdownEvent event) {
    log.close();
  }
}
