package io.threeways.gateway.forward;

import io.vertx.core.http.HttpServerResponse;

/** How an {@link Exchange} went. After {@link #answering} exactly one of the others is called. */
public interface Ending {
  /** The upstream's status and headers are in the response, and about to be sent. */
  void answering(HttpServerResponse response);

  /** The whole answer was passed on. */
  void answered(int status);

  /** The upstream broke off before it answered; the response is untouched. */
  void unanswered(Throwable cause);

  /** The upstream broke off inside its answer; the client's connection was reset to tell it. */
  void truncated(int status, Throwable cause);

  /** The client left before an answer began; the upstream's request was reset. */
  void abandoned();
}
