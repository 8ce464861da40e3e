package io.threeways.gateway.traffic.http;

import io.threeways.gateway.route.ServiceRoutes;
import io.threeways.identity.CallTokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Asks deploy-service, as any client of OFREP would. A 4xx is about the context, save those that
 * are about the gateway's own token.
 */
final class OfrepEvaluations implements RememberedToggles.Evaluations {
  private static final int OK = 200;
  private static final Set<Integer> ABOUT_US = Set.of(401, 403);

  private final HttpClient client;
  private final ServiceRoutes services;
  private final CallTokens tokens;
  private final Duration limit;

  OfrepEvaluations(HttpClient client, ServiceRoutes services, CallTokens tokens, Duration limit) {
    this.client = client;
    this.services = services;
    this.tokens = tokens;
    this.limit = limit;
  }

  @Override
  public Future<Optional<JsonArray>> of(JsonObject context) {
    Optional<URI> deploy = services.target("deploy");
    if (deploy.isEmpty()) {
      return Future.failedFuture(new IOException("deploy-service has no address"));
    }
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(deploy.get().getHost())
                .setPort(deploy.get().getPort())
                .setURI("/ofrep/v1/evaluate/flags")
                .setTimeout(limit.toMillis())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token()))
        .compose(request -> answer(request, context));
  }

  private static Future<Optional<JsonArray>> answer(HttpClientRequest request, JsonObject context) {
    return request
        .send(new JsonObject().put("context", context).toBuffer())
        .compose(OfrepEvaluations::told);
  }

  private static Future<Optional<JsonArray>> told(HttpClientResponse response) {
    int status = response.statusCode();
    if (status == OK) {
      return response.body().map(body -> Optional.of(flags(body)));
    }
    return isAboutTheContext(status)
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(new IOException("OFREP answered with " + status));
  }

  static boolean isAboutTheContext(int status) {
    return status >= 400 && status < 500 && !ABOUT_US.contains(status);
  }

  private static JsonArray flags(Buffer body) {
    return body.toJsonObject().getJsonArray("flags", new JsonArray());
  }
}
