package io.threeways.gateway.forward;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Whether it is certain where a request ends. */
public final class Framing {
  private Framing() {}

  /**
   * Refuses a request whose transfer coding nobody here takes apart: a proxy in front that did
   * would find its end elsewhere, and what one of us takes for a body the other takes for the next
   * request (RFC 9112, 6.1 and 11.2).
   *
   * @return whether it was refused
   */
  public static boolean refuses(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    if (codings.isEmpty()
        || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
      return false;
    }
    Refusal.of(
            501,
            "unknown-transfer-coding",
            "the request's Transfer-Encoding is another one than chunked",
            "send a Content-Length, or chunks")
        .answerAndClose(request);
    return true;
  }
}
