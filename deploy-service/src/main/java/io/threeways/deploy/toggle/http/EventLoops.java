package io.threeways.deploy.toggle.http;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * At most one event loop for each processor, where the default is two. Two loops that compute on
 * one processor wait for a slice of each other's time, some milliseconds, before every answer.
 */
@ApplicationScoped
class EventLoops implements VertxOptionsCustomizer {
  @Override
  public void accept(VertxOptions options) {
    int processors = Runtime.getRuntime().availableProcessors();
    options.setEventLoopPoolSize(Math.min(options.getEventLoopPoolSize(), processors));
  }
}
