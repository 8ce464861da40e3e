package io.threeways.gateway.proxy;

import io.threeways.gateway.forward.BodyTooLarge;
import io.threeways.gateway.forward.Ending;
import io.threeways.gateway.forward.Exchange;
import io.threeways.gateway.forward.Refusal;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.jboss.logging.Logger;

/** One request to one service. It is sent once: whether to ask again is the caller's to decide. */
final class ServiceCall implements Ending {
  private static final Logger LOG = Logger.getLogger(ServiceCall.class);

  private final HttpServerRequest request;
  private final String service;
  private final URI target;
  private final String bearer;
  private final long bodyLimit;
  private final Runnable ended;

  /**
   * @param ended is called once, however the call ends
   */
  ServiceCall(
      HttpServerRequest request,
      String service,
      URI target,
      String bearer,
      long bodyLimit,
      Runnable ended) {
    this.request = request;
    this.service = service;
    this.target = target;
    this.bearer = bearer;
    this.bodyLimit = bodyLimit;
    this.ended = ended;
  }

  static Refusal away(String service, String why) {
    return Refusal.of(
        503,
        "service-away",
        service + " does not answer: " + why,
        "look at threeways status; nothing that was acknowledged is lost");
  }

  void start(HttpClient client) {
    if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
        && Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH)) > bodyLimit) {
      ended.run();
      tooLarge().answer(request);
      return;
    }
    request.pause();
    client
        .request(
            new RequestOptions()
                .setMethod(request.method())
                .setHost(target.getHost())
                .setPort(target.getPort())
                .setURI(request.uri()))
        .onSuccess(this::pass)
        .onFailure(this::unanswered);
  }

  private void pass(HttpClientRequest out) {
    String host = request.getHeader(HttpHeaders.HOST);
    Exchange.with(request, out, host == null ? target.getAuthority() : host, this)
        .header(HttpHeaders.AUTHORIZATION, bearer)
        // The session's secret is between the browser and the gateway.
        .without(HttpHeaders.COOKIE)
        .bodyLimit(bodyLimit)
        .start();
  }

  @Override
  public void answering(HttpServerResponse response) {}

  @Override
  public void answered(int status) {
    ended.run();
  }

  @Override
  public void unanswered(Throwable cause) {
    ended.run();
    if (cause instanceof BodyTooLarge) {
      tooLarge().answer(request);
    } else {
      LOG.warnf("%s did not answer %s: %s", service, request.path(), cause.getMessage());
      away(service, String.valueOf(cause.getMessage())).answer(request);
    }
  }

  @Override
  public void truncated(int status, Throwable cause) {
    ended.run();
    LOG.warnf("%s broke off its answer to %s: %s", service, request.path(), cause.getMessage());
  }

  @Override
  public void abandoned() {
    ended.run();
  }

  private Refusal tooLarge() {
    return Refusal.of(
        413,
        "body-too-large",
        "this path takes at most " + bodyLimit + " bytes",
        "send less, or raise threeways.gateway.proxy.body (git-body for pushes)");
  }
}
