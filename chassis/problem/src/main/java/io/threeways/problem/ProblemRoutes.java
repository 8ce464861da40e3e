package io.threeways.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Failures that no JAX-RS resource sees: of plain routes, of authentication before routing, and of
 * bodies that are too large to be read.
 */
@ApplicationScoped
public class ProblemRoutes {
  /** What Vert.x itself answers when no route takes a request. */
  private static final List<Integer> UNROUTED = List.of(400, 404, 405, 406, 413, 414, 415);

  private final long largestBody;

  ProblemRoutes(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
    this.largestBody = largestBody.asLongValue();
  }

  void routes(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(ProblemRoutes::answer);
    // Just before Quarkus's own check, which answers with nothing but a status.
    router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::refuseTooLarge);
    UNROUTED.forEach(status -> router.errorHandler(status, ProblemRoutes::answer));
  }

  static void answer(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(ProblemJson.write(problem));
  }

  static void answer(RoutingContext context, Problem problem, String challenge) {
    context.response().putHeader(Challenges.HEADER, challenge);
    answer(context, problem);
  }

  private static void answer(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.headWritten()) {
      // Half an answer is out: an end without an end tells the caller that it is not whole.
      response.reset();
      return;
    }
    switch (context.failure()) {
      case ProblemException known -> answer(context, known.problem());
      case UnauthorizedException missing ->
          answer(context, Refusals.missingCredentials(), Challenges.MISSING);
      case AuthenticationFailedException refused ->
          answer(context, Refusals.refusedCredentials(), Challenges.REFUSED);
      case ForbiddenException forbidden -> answer(context, Refusals.forbidden());
      case null -> answer(context, ofStatus(context));
      case Throwable refused when refusesRequest(context) -> answer(context, ofStatus(context));
      case Throwable unexpected -> answer(context, unexpected(context, unexpected));
    }
  }

  private static boolean refusesRequest(RoutingContext context) {
    return context.statusCode() >= 400 && context.statusCode() < 500;
  }

  private static Problem unexpected(RoutingContext context, Throwable failure) {
    return Unexpected.log(context.request().method().name(), context.normalizedPath(), failure);
  }

  private static Problem ofStatus(RoutingContext context) {
    int status = context.statusCode() < 400 ? 500 : context.statusCode();
    return Problem.ofStatus(status)
        .detail(
            "%s %s was refused: %s."
                .formatted(
                    context.request().method(),
                    context.normalizedPath(),
                    HttpStatus.phrase(status)));
  }

  private void refuseTooLarge(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || Long.parseLong(length) <= largestBody) {
      context.next();
      return;
    }
    // The body is not read; so the connection cannot be used again.
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    context.response().endHandler(ended -> context.request().connection().close());
    answer(
        context,
        Problem.ofStatus(413)
            .detail(
                "The body has %s bytes; %s takes at most %d."
                    .formatted(length, context.normalizedPath(), largestBody)));
  }
}
