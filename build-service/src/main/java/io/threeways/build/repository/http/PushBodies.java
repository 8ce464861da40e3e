package io.threeways.build.repository.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Pushes have a limit of their own, which speaks Git's protocol when it refuses: the process's
 * limit for bodies of unknown length is lifted on their path.
 */
@ApplicationScoped
class PushBodies {
  void lift(@Observes Router router) {
    router
        .postWithRegex("/git/[^/]+/git-(receive|upload)-pack")
        .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1)
        .handler(PushBodies::lift);
  }

  private static void lift(RoutingContext context) {
    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
    context.next();
  }
}
