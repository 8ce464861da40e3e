package io.threeways.gateway.forward;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * The gateway's own answer where there is no other: a problem (RFC 9457).
 *
 * @param kind last part of the problem's type
 * @param detail what, where and why
 */
public record Refusal(int status, String kind, String title, String detail) {

  /**
   * @param remedy what to do
   */
  public static Refusal of(int status, String kind, String detail, String remedy) {
    return new Refusal(status, kind, kind.replace('-', ' '), detail + "; " + remedy);
  }

  /** Sends it, unless somebody was answered already or is no longer there. */
  public void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.closed()) {
      return;
    }
    if (!request.isEnded()) {
      // The rest of a body would be taken for the next request.
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(body());
  }

  /** Sends it, and ends the connection: what else came on it may be anything. */
  public void answerAndClose(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    answer(request);
    request.connection().close();
  }

  /** As {@code application/problem+json}. */
  public String body() {
    return new JsonObject()
        .put("type", "/problems/gateway/" + kind)
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .encode();
  }
}
