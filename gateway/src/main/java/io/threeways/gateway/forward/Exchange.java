package io.threeways.gateway.forward;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.List;

/**
 * One request to one upstream, and its answer. Bodies are streamed with back pressure and never
 * collected. Everything happens on the event loop of the incoming connection.
 */
public final class Exchange {
  /** Besides those that the gateway says itself; frameworks believe each of them. */
  private static final List<CharSequence> SAID_OF_THE_WAY =
      List.of(
          HttpHeaders.createOptimized("forwarded"),
          HttpHeaders.createOptimized("x-forwarded-port"),
          HttpHeaders.createOptimized("x-forwarded-prefix"),
          HttpHeaders.createOptimized("x-forwarded-server"),
          HttpHeaders.createOptimized("x-forwarded-ssl"),
          HttpHeaders.createOptimized("x-real-ip"));

  private static final CharSequence FOR = HttpHeaders.createOptimized("x-forwarded-for");
  private static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
  private static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
  private static final long NO_ERROR = 0;
  private static final long CANCEL = 8;

  private final HttpServerRequest in;
  private final HttpClientRequest out;
  private final Ending ending;
  private long bodyLimit = Long.MAX_VALUE;
  private boolean answerBegan;
  private boolean over;

  private Exchange(HttpServerRequest in, HttpClientRequest out, Ending ending) {
    this.in = in;
    this.out = out;
    this.ending = ending;
  }

  /**
   * Takes over the headers of the request that travel on.
   *
   * @param in with its own headers; nothing of its body may have been read
   * @param out to the right path, its connection established
   * @param host for the upstream
   */
  public static Exchange with(
      HttpServerRequest in, HttpClientRequest out, String host, Ending ending) {
    Exchange exchange = new Exchange(in, out, ending);
    exchange.writeHead(host);
    return exchange;
  }

  /** Replaces a header of the request. */
  public Exchange header(CharSequence name, String value) {
    out.headers().set(name, value);
    return this;
  }

  /** Leaves a header of the request out; many servers take {@code A_B} for {@code A-B}. */
  public Exchange without(CharSequence name) {
    out.headers().names().stream()
        .filter(given -> given.replace('_', '-').equalsIgnoreCase(name.toString()))
        .toList()
        .forEach(out.headers()::remove);
    return this;
  }

  /** A longer body is broken off, and {@link Ending#unanswered} gets a {@link BodyTooLarge}. */
  public Exchange bodyLimit(long bytes) {
    bodyLimit = bytes;
    return this;
  }

  /** Sends the request on, and the answer back. */
  public void start() {
    // A failure of the request is also one of its response, which is where it is handled.
    out.exceptionHandler(failure -> {});
    out.response().onSuccess(this::answer).onFailure(this::breakOff);
    in.response().closeHandler(closed -> clientLeft());
    in.response().exceptionHandler(failure -> clientLeft());
    if (hasBody(in)) {
      // A body that breaks off must not look like a shorter one that is complete.
      body().pipe().endOnFailure(false).to(out).onFailure(this::breakOffBody);
    } else {
      out.end();
    }
  }

  /** Whether a request announces a body. */
  public static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  private void writeHead(String host) {
    EndToEnd.copy(in.headers(), out.headers());
    // Asked of the gateway, and answered by it.
    out.headers().remove(HttpHeaders.EXPECT);
    // What a client says about its way here cannot be believed: the gateway is the front door.
    for (CharSequence name : SAID_OF_THE_WAY) {
      out.headers().remove(name);
    }
    out.headers().set(HttpHeaders.HOST, host);
    out.headers().set(FOR, in.remoteAddress().hostAddress());
    out.headers().set(PROTO, in.isSSL() ? "https" : "http");
    out.headers().set(HOST, host);
    if (hasBody(in) && !out.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      out.setChunked(true);
    }
  }

  private ReadStream<Buffer> body() {
    return bodyLimit == Long.MAX_VALUE ? in : new BoundedBody(in, bodyLimit);
  }

  /** An upstream that has begun to answer need not read what it does not want to know. */
  private void breakOffBody(Throwable failure) {
    if (!answerBegan) {
      breakOff(failure);
      out.reset(CANCEL, failure);
    }
  }

  private void answer(HttpClientResponse answer) {
    if (over) {
      return;
    }
    if (!isFinal(answer.statusCode())) {
      // Above all 101: nobody asked for another protocol, and a proxy in front would stop reading.
      IOException refused = new IOException("it answered with status " + answer.statusCode());
      breakOff(refused);
      out.reset(CANCEL, refused);
      return;
    }
    answerBegan = true;
    HttpServerResponse response = in.response();
    // Without its reason phrase, which a client ignores (RFC 9112, 4) and a server may write.
    response.setStatusCode(answer.statusCode());
    EndToEnd.copy(answer.headers(), response.headers());
    if (mayHaveBody(answer) && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      response.setChunked(true);
    }
    ending.answering(response);
    answer
        .pipe()
        .endOnFailure(false)
        .to(response)
        .onSuccess(done -> finish(answer.statusCode()))
        .onFailure(failure -> truncate(answer.statusCode(), failure));
  }

  /** A status of the classes that end an exchange (RFC 9110, 15). */
  private static boolean isFinal(int status) {
    return status >= 200 && status < 600;
  }

  private boolean mayHaveBody(HttpClientResponse answer) {
    int status = answer.statusCode();
    return status != 204 && status != 304;
  }

  private void finish(int status) {
    if (!over) {
      over = true;
      ending.answered(status);
    }
  }

  private void truncate(int status, Throwable failure) {
    if (!over) {
      over = true;
      in.response().reset(CANCEL);
      out.reset(CANCEL, failure);
      ending.truncated(status, failure);
    }
  }

  private void breakOff(Throwable failure) {
    if (!over) {
      over = true;
      // What the client still sends of a body has nowhere to go.
      in.resume();
      ending.unanswered(failure);
    }
  }

  /** The client will not read what is still coming: the upstream may stop working on it. */
  private void clientLeft() {
    if (over || in.response().ended()) {
      return;
    }
    over = true;
    out.reset(NO_ERROR, new IOException("the client left"));
    if (answerBegan) {
      ending.answered(in.response().getStatusCode());
    } else {
      ending.abandoned();
    }
  }
}
