package io.threeways.problem;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The words that belong to a status. */
final class HttpStatus {
  private HttpStatus() {}

  static String phrase(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
