package io.threeways.gateway.traffic.http;

import io.threeways.gateway.forward.Exchange;
import io.threeways.gateway.forward.Framing;
import io.threeways.gateway.forward.Refusal;
import io.threeways.gateway.forward.RequestTarget;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Locale;

/** Finds the application that a request is for. */
final class CustomerRequests implements Handler<HttpServerRequest> {
  private final Applications applications;
  private final HttpClient client;
  private final Toggles toggles;
  private final Clock clock;

  CustomerRequests(Applications applications, HttpClient client, Toggles toggles, Clock clock) {
    this.applications = applications;
    this.client = client;
    this.toggles = toggles;
    this.clock = clock;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (Framing.refuses(request)) {
      return;
    }
    switch (RequestTarget.parse(request.uri(), request.getHeader(HttpHeaders.HOST))) {
      case RequestTarget.Refused refused ->
          Refusal.of(400, "bad-request", refused.reason(), "send an HTTP/1.1 request")
              .answer(request);
      case RequestTarget.Accepted accepted -> accept(request, accepted);
    }
  }

  private void accept(HttpServerRequest request, RequestTarget.Accepted target) {
    if (request.method().equals(HttpMethod.CONNECT) || asksForWebSocket(request)) {
      Refusal.of(
              501,
              "no-upgrade",
              "the application listener passes on requests, and no upgraded connections",
              "use server-sent events or long polling")
          .answer(request);
      return;
    }
    Application application = applications.find(target.host());
    if (application == null) {
      Refusal.of(
              404,
              "unknown-application",
              "no application is routed at " + target.host(),
              "use Host: <application>.<environment>.localhost of one that was deployed")
          .answer(request);
      return;
    }
    if (Exchange.hasBody(request)) {
      // What comes before somebody takes it would be lost.
      request.pause();
    }
    long now = clock.millis();
    CustomerRequest customer =
        new CustomerRequest(request, target.host(), target.path(), client, application, now);
    toggles
        .of(application.split().route(), StickyKey.customer(request, application.split()), now)
        .onSuccess(customer::start);
  }

  /** Other upgrades, such as h2c, are offers that need not be taken. */
  private static boolean asksForWebSocket(HttpServerRequest request) {
    String upgrade = request.getHeader(HttpHeaders.UPGRADE);
    return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
  }
}
