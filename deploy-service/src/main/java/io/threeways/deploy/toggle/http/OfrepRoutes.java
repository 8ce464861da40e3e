package io.threeways.deploy.toggle.http;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.threeways.deploy.toggle.Evaluation;
import io.threeways.deploy.toggle.LiveToggles;
import io.threeways.deploy.toggle.Snapshot;
import io.threeways.deploy.toggle.config.ToggleSettings;
import io.threeways.identity.Roles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The OpenFeature Remote Evaluation Protocol, 0.3. It answers from memory on the event loop, and
 * says what is wrong in the protocol's own words, not as problems.
 *
 * <p>Plain routes, without a resource's scopes, filters, readers and writers: the answer itself
 * takes microseconds, and is asked for many thousand times a second.
 */
@ApplicationScoped
class OfrepRoutes {
  private static final String ALL = "/ofrep/v1/evaluate/flags";
  private static final String KEY = "key";
  private static final String JSON = "application/json";

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  private final LiveToggles live;
  private final int answerSteps;
  private final int contextBytes;
  private final OfrepJson json = new OfrepJson();

  OfrepRoutes(LiveToggles live, ToggleSettings settings) {
    this.live = live;
    this.answerSteps = settings.answerSteps();
    this.contextBytes = settings.contextBytes();
  }

  void register(@Observes Router router) {
    BodyHandler body = BodyHandler.create(false).setBodyLimit(contextBytes);
    router
        .post(ALL)
        .handler(body)
        .handler(OfrepRoutes::mayAsk)
        .handler(this::all)
        .failureHandler(this::failed);
    router
        .post(ALL + "/:" + KEY)
        .handler(body)
        .handler(OfrepRoutes::mayAsk)
        .handler(this::one)
        .failureHandler(this::failed);
  }

  /** Who has no token at all does not come as far. */
  private static void mayAsk(RoutingContext request) {
    if (request.user() instanceof QuarkusHttpUser caller
        && (caller.getSecurityIdentity().hasRole(Roles.VIEWER)
            || caller.getSecurityIdentity().hasRole(Roles.SERVICE))) {
      request.next();
    } else {
      request.fail(FORBIDDEN);
    }
  }

  private void one(RoutingContext request) {
    String key = Objects.requireNonNull(request.pathParam(KEY), "it is in the path");
    answer(
        request,
        (snapshot, context) -> {
          Evaluation evaluation = snapshot.evaluate(key, context, Instant.now());
          end(request, status(evaluation), json.of(evaluation));
        });
  }

  /** The tag is that of the answer, so that another context never gets a 304 for this one's. */
  private void all(RoutingContext request) {
    answer(
        request,
        (snapshot, context) -> {
          List<Evaluation> evaluations = snapshot.evaluateAll(context, Instant.now(), answerSteps);
          tagged(request, json.of(evaluations));
        });
  }

  private void answer(RoutingContext request, Answer answer) {
    Snapshot snapshot = live.now().orElse(null);
    if (snapshot == null) {
      end(
          request,
          SERVER_ERROR,
          json.error("Neither the database nor this host's folder could tell the toggles yet."));
      return;
    }
    switch (json.context(request.body().buffer())) {
      case OfrepJson.Context.Refused(String code, String details) ->
          end(request, BAD_REQUEST, json.failure(request.pathParam(KEY), code, details));
      case OfrepJson.Context.Read(Map<String, @Nullable Object> context) ->
          answer.of(snapshot, context);
    }
  }

  /** A body that is too long is told in the protocol's words, all else by who tells problems. */
  private void failed(RoutingContext request) {
    if (request.statusCode() != TOO_LARGE) {
      request.next();
      return;
    }
    String details = "At most %,d bytes of a context are read.".formatted(contextBytes);
    // The rest of the body is not read; so the connection cannot be used again.
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    end(request, TOO_LARGE, json.failure(request.pathParam(KEY), "INVALID_CONTEXT", details));
  }

  private static void tagged(RoutingContext request, byte[] answer) {
    EntityTags tag = EntityTags.of(answer);
    request.response().putHeader(HttpHeaders.ETAG, tag.quoted());
    if (tag.matches(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      request.response().setStatusCode(NOT_MODIFIED).end();
    } else {
      end(request, OK, answer);
    }
  }

  private static void end(RoutingContext request, int status, byte[] body) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON);
    response.end(Buffer.buffer(body));
  }

  private static int status(Evaluation evaluation) {
    return switch (evaluation) {
      case Evaluation.Resolved _, Evaluation.CodeDefault _ -> OK;
      case Evaluation.Failed failed ->
          failed.code().equals("FLAG_NOT_FOUND") ? NOT_FOUND : BAD_REQUEST;
    };
  }

  private interface Answer {
    void of(Snapshot snapshot, Map<String, @Nullable Object> context);
  }
}
