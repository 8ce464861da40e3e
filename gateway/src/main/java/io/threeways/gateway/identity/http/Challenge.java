package io.threeways.gateway.identity.http;

import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.threeways.gateway.forward.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * What somebody is told who does not get in: Git a challenge that makes it ask for a password, a
 * browser a page that says how to log in, everybody else a problem.
 */
record Challenge(int status, String authenticate, String contentType, String body) {
  private static final CharSequence AUTHENTICATE = HttpHeaders.createOptimized("www-authenticate");
  private static final String REALM = "realm=\"Three Ways\"";

  static Challenge of(RoutingContext context) {
    String path = context.normalizedPath();
    if (context.get(FrontDoor.UNAVAILABLE) != null) {
      return problem(
          "Bearer " + REALM,
          Refusal.of(
              503,
              "credentials-unavailable",
              "this credential was not used in the last minutes and cannot be looked up, because"
                  + " PostgreSQL is away",
              "try again when it is back"));
    }
    Refusal refusal =
        Refusal.of(
            401,
            "not-authenticated",
            path + " needs a valid token: this one is missing, unknown, expired or revoked",
            "send Authorization: Bearer tw_…, or the token as the password of Basic");
    if (path.startsWith("/git/")) {
      return problem("Basic " + REALM + ", charset=\"UTF-8\"", refusal);
    }
    if (asksForAPage(context)) {
      return new Challenge(401, "Bearer " + REALM, "text/html;charset=utf-8", LoginPage.HOW_TO);
    }
    return problem("Bearer " + REALM, refusal);
  }

  ChallengeData data() {
    return new ChallengeData(status, AUTHENTICATE, authenticate);
  }

  void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (status == 401) {
      response.putHeader(AUTHENTICATE, authenticate);
    }
    if (!context.request().isEnded()) {
      // The rest of a body would be taken for the next request.
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    response.end(body);
  }

  private static Challenge problem(String authenticate, Refusal refusal) {
    return new Challenge(
        refusal.status(), authenticate, "application/problem+json", refusal.body());
  }

  private static boolean asksForAPage(RoutingContext context) {
    String accept = context.request().getHeader(HttpHeaders.ACCEPT);
    return context.request().method().equals(HttpMethod.GET)
        && accept != null
        && accept.contains("text/html");
  }
}
