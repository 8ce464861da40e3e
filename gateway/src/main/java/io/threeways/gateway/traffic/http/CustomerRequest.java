package io.threeways.gateway.traffic.http;

import io.threeways.gateway.forward.ConsoleCookie;
import io.threeways.gateway.forward.Ending;
import io.threeways.gateway.forward.Exchange;
import io.threeways.gateway.forward.Refusal;
import io.threeways.gateway.traffic.Arm;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Set;

/**
 * One request of a customer, from its assignment to its count. It stays with the version that it
 * was assigned to, whatever fails: an endpoint that refuses the connection gives way to the next
 * one, and a connection that turns out to be stale is replaced once, if asking twice does no harm
 * (RFC 9110, 9.2.2).
 */
final class CustomerRequest implements Ending {
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.OPTIONS,
          HttpMethod.TRACE,
          HttpMethod.PUT,
          HttpMethod.DELETE);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final CharSequence TOGGLES = HttpHeaders.createOptimized("threeways-toggles");

  private final HttpServerRequest request;
  private final String host;
  private final String target;
  private final HttpClient client;
  private final Application application;
  private final StickyKey key;
  private final Arm arm;
  private final long startNanos = System.nanoTime();
  private String toggles = "";
  private int attempt;
  private boolean askedAgain;

  /**
   * @param request paused if it has a body
   */
  CustomerRequest(
      HttpServerRequest request,
      String host,
      String target,
      HttpClient client,
      Application application,
      long nowMillis) {
    this.request = request;
    this.host = host;
    this.target = target;
    this.client = client;
    this.application = application;
    this.key = StickyKey.of(request, application.split());
    this.arm = application.split().assign(key.hash(), nowMillis);
  }

  /**
   * @param toggles what those of the application say to this customer; empty without any
   */
  void start(String toggles) {
    this.toggles = toggles;
    if (arm.endpoints().isEmpty()) {
      fail(503, "no-server", "no server of " + host + " is running", "wait for its deployment");
      return;
    }
    connect();
  }

  private void connect() {
    URI endpoint = application.endpoint(arm, attempt);
    client
        .request(
            new RequestOptions()
                .setMethod(request.method())
                .setHost(endpoint.getHost())
                .setPort(endpoint.getPort())
                .setURI(target))
        .onSuccess(this::pass)
        .onFailure(this::connectElsewhere);
  }

  private void pass(HttpClientRequest out) {
    Exchange exchange = Exchange.with(request, out, host, this);
    ConsoleCookie.withhold(out.headers());
    // Only the gateway says what a customer has been given.
    exchange.without(TOGGLES);
    if (!toggles.isEmpty()) {
      exchange.header(TOGGLES, toggles);
    }
    exchange.start();
  }

  private void connectElsewhere(Throwable failure) {
    attempt++;
    if (attempt < arm.endpoints().size()) {
      connect();
    } else {
      unanswered(failure);
    }
  }

  @Override
  public void answering(HttpServerResponse response) {
    ConsoleCookie.guard(response.headers());
    if (key.setCookie() != null) {
      response.headers().add(HttpHeaders.SET_COOKIE, key.setCookie());
    }
  }

  @Override
  public void answered(int status) {
    count(status >= 500);
  }

  @Override
  public void unanswered(Throwable cause) {
    if (mayAskAgain()) {
      askedAgain = true;
      connect();
    } else {
      fail(
          502,
          "no-answer",
          "the server of " + host + " did not answer: " + cause.getMessage(),
          "ask again; if it stays so, look at the application's output");
    }
  }

  @Override
  public void truncated(int status, Throwable cause) {
    count(true);
  }

  @Override
  public void abandoned() {
    count(true);
  }

  private boolean mayAskAgain() {
    return !askedAgain
        && attempt < arm.endpoints().size()
        && IDEMPOTENT.contains(request.method())
        && !Exchange.hasBody(request)
        && !request.response().closed();
  }

  private void fail(int status, String kind, String detail, String remedy) {
    count(true);
    Refusal.of(status, kind, detail, remedy).answer(request);
  }

  private void count(boolean bad) {
    double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    application.tally().count(arm, key.hash(), bad, seconds);
  }
}
