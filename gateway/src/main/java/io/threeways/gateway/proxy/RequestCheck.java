package io.threeways.gateway.proxy;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.threeways.gateway.forward.Framing;
import io.threeways.gateway.forward.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Refuses what could mean one thing to the gateway and another to whom it stands between, by its
 * path or by its framing: before anybody is authenticated or routed by it.
 */
@ApplicationScoped
public class RequestCheck {
  private static final int BEFORE_AUTHENTICATION = 1000;

  void register(@Observes Filters filters) {
    filters.register(RequestCheck::check, BEFORE_AUTHENTICATION);
  }

  private static void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (Framing.refuses(request)) {
      return;
    }
    Optional<String> objection = ApiPath.objection(request.uri());
    if (objection.isPresent()) {
      Refusal.of(400, "bad-path", objection.get(), "send the path as it is documented")
          .answer(request);
    } else {
      context.next();
    }
  }
}
