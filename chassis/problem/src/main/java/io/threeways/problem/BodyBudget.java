package io.threeways.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what all requests together may bring. A limit for each body bounds nothing where many come
 * at once: they are held in memory until a resource has understood them. Paths with a limit above
 * the budget stream their bodies and are not counted.
 */
@ApplicationScoped
class BodyBudget {
  private static final String RETRY_SECONDS = "1";

  private final AtomicLong left;
  private final long budget;
  private final long unsized;

  BodyBudget(
      @ConfigProperty(name = "threeways.http.body-budget") MemorySize budget,
      @ConfigProperty(name = "threeways.http.unsized-body") MemorySize unsized) {
    this.budget = budget.asLongValue();
    this.unsized = unsized.asLongValue();
    this.left = new AtomicLong(this.budget);
  }

  void routes(@Observes Router router) {
    // After all limits are known, before anything is read.
    router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 2).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    long bytes = announced(context);
    if (bytes == 0) {
      context.next();
    } else if (take(bytes)) {
      context.addEndHandler(ended -> left.addAndGet(bytes));
      context.next();
    } else {
      refuse(context);
    }
  }

  /** What may come: the length that was said, or else as much as is let through. */
  private long announced(RoutingContext context) {
    HttpServerRequest request = context.request();
    Long limit = context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
    if (limit != null && limit > budget) {
      return 0;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length);
    }
    if (limit == null || !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return 0;
    }
    Long most = Math.min(limit, unsized);
    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
    return most;
  }

  private boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  private static void refuse(RoutingContext context) {
    // The body is not read; so the connection cannot be used again.
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    context.response().endHandler(ended -> context.request().connection().close());
    ProblemRoutes.answer(
        context,
        Problem.ofStatus(503)
            .detail(
                "Too many bodies are being read at once; %s was not looked at: send it again in a"
                        .formatted(context.normalizedPath())
                    + " moment (threeways.http.body-budget)."));
  }
}
