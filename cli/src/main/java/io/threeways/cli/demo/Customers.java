package io.threeways.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Simulated customers of the shop. From the moment that the gateway knows a shop, they arrive at a
 * steady rate, whatever it does; each is a new one (its own cookie) and looks at the catalogue; one
 * in three logs in, fills a basket and checks out. Every answer is counted.
 *
 * <p>They share the processors with what they visit: this client takes half of what {@link
 * java.net.http.HttpClient} takes for so many small requests. Nor does it ask again by itself, so
 * no request is lost unseen.
 */
final class Customers implements AutoCloseable {
  /** Who comes while so many are inside turns away: a shop that hangs must not hang the demo. */
  private static final int MOST_AT_ONCE = 200;

  private static final int NOT_FOUND = 404;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final Timeout ANSWER_LIMIT = Timeout.ofSeconds(10);

  /** Well below the gateway's minute: it must not close a connection that is just being used. */
  private static final TimeValue LONGEST_SILENCE = TimeValue.ofSeconds(5);

  /** A gateway that is away loses thousands; a few say why. */
  private static final int LOSSES_TOLD = 3;

  /** Shorter than any server's start: who is let in too early must be seen. */
  private static final Duration BETWEEN_LOOKS_AT_THE_DOOR = Duration.ofMillis(20);

  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(MOST_AT_ONCE)
                  .setMaxConnTotal(MOST_AT_ONCE)
                  .setDefaultConnectionConfig(
                      ConnectionConfig.custom()
                          .setConnectTimeout(ANSWER_LIMIT)
                          .setSocketTimeout(ANSWER_LIMIT)
                          .build())
                  .build())
          .setKeepAliveStrategy((response, context) -> LONGEST_SILENCE)
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableContentCompression()
          .build();
  private final Semaphore inside = new Semaphore(MOST_AT_ONCE);
  private final LongAdder customers = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder served = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder hit = new LongAdder();
  private final Queue<String> losses = new ConcurrentLinkedQueue<>();
  private final HttpHost gateway;
  private final String host;
  private final long nanosBetween;
  private final Thread arrivals;
  private volatile boolean open = true;

  /**
   * @param application the gateway's application listener
   * @param host which application is meant
   * @param perSecond how many customers arrive
   */
  Customers(URI application, String host, int perSecond) {
    this.gateway = HttpHost.create(application);
    this.host = host;
    this.nanosBetween = Duration.ofSeconds(1).toNanos() / perSecond;
    this.arrivals = Thread.ofPlatform().name("arrivals").daemon().start(this::arrive);
  }

  Tally tally() {
    return new Tally(
        customers.sum(), requests.sum(), served.sum(), errors.sum(), lost.sum(), hit.sum());
  }

  /** What became of the first requests that were lost. */
  List<String> losses() {
    return List.copyOf(losses);
  }

  /** Nobody comes any more; who is inside is served. */
  @Override
  public void close() throws InterruptedException {
    open = false;
    arrivals.join();
    inside.acquire(MOST_AT_ONCE);
    inside.release(MOST_AT_ONCE);
    client.close(CloseMode.GRACEFUL);
  }

  private void arrive() {
    try {
      awaitOpening();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    long next = System.nanoTime();
    while (open) {
      if (inside.tryAcquire()) {
        Thread.ofVirtual().start(this::shop);
      }
      next += nanosBetween;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  /** Until the gateway has a route. What it leads to is the customers' matter. */
  private void awaitOpening() throws InterruptedException {
    while (open && !isRouted()) {
      Thread.sleep(BETWEEN_LOOKS_AT_THE_DOOR);
    }
  }

  private boolean isRouted() {
    try {
      return send("GET", "/catalogue", "").status() != NOT_FOUND;
    } catch (IOException e) {
      return true;
    }
  }

  private void shop() {
    try {
      if (!new Visit(this::ask, UUID.randomUUID()).shops()) {
        hit.increment();
      }
      customers.increment();
    } finally {
      inside.release();
    }
  }

  private Optional<Visit.Answer> ask(String cookies, String method, String path) {
    requests.increment();
    try {
      Visit.Answer answer = send(method, path, cookies);
      (isServed(answer.status()) ? served : errors).increment();
      return Optional.of(answer);
    } catch (IOException e) {
      lost.increment();
      if (losses.size() < LOSSES_TOLD) {
        losses.add(method + " " + path + ": " + e);
      }
      return Optional.empty();
    }
  }

  /** A route that is lost would be answered with 404. */
  private static boolean isServed(int status) {
    return status < FIRST_SERVER_ERROR && status != NOT_FOUND;
  }

  private Visit.Answer send(String method, String path, String cookies) throws IOException {
    ClassicHttpRequest request =
        ClassicRequestBuilder.create(method)
            .setHttpHost(gateway)
            .setPath(path)
            .addHeader("Host", host)
            .addHeader("Cookie", cookies)
            .build();
    return client.execute(gateway, request, Customers::answer);
  }

  private static Visit.Answer answer(ClassicHttpResponse response) throws IOException {
    EntityUtils.consume(response.getEntity());
    return new Visit.Answer(
        response.getCode(),
        Arrays.stream(response.getHeaders("Set-Cookie")).map(NameValuePair::getValue).toList());
  }
}
