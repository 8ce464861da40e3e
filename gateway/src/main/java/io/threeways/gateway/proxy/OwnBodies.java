package io.threeways.gateway.proxy;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.threeways.gateway.forward.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Bounds the bodies that the gateway reads itself. All others are passed on as they come and
 * bounded by path, so that the process's own limit is as high as the largest push.
 */
@ApplicationScoped
class OwnBodies {
  private static final List<String> PATHS = List.of("/api/gateway/*", "/login");
  private static final int AFTER_UPLOAD_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  void limit(@Observes Router router, ProxySettings settings) {
    long most = settings.ownBody().asLongValue();
    router.route().order(AFTER_UPLOAD_LIMIT).handler(context -> next(context, Long.MAX_VALUE));
    PATHS.forEach(
        path ->
            router.route(path).order(AFTER_UPLOAD_LIMIT).handler(context -> lower(context, most)));
  }

  private static void lower(RoutingContext context, long most) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && Long.parseLong(length) > most) {
      Refusal.of(
              413,
              "body-too-large",
              "this path takes at most " + most + " bytes",
              "send less (threeways.gateway.proxy.own-body)")
          .answer(context.request());
    } else {
      next(context, most);
    }
  }

  private static void next(RoutingContext context, long limit) {
    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.valueOf(limit));
    context.next();
  }
}
