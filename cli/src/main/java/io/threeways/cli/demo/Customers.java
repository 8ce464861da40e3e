package io.threeways.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Simulated customers of the shop. From the moment that the gateway knows a shop, they arrive at a
 * steady rate, whatever it does; each is a new one (its own cookie) and looks at the catalogue; one
 * in three logs in, fills a basket and checks out. Every answer is counted.
 */
final class Customers implements AutoCloseable {
  /** Who comes while so many are inside turns away: a shop that hangs must not hang the demo. */
  private static final int MOST_AT_ONCE = 200;

  private static final int NOT_FOUND = 404;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  /** Shorter than any server's start: who is let in too early must be seen. */
  private static final Duration BETWEEN_LOOKS_AT_THE_DOOR = Duration.ofMillis(20);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_LIMIT)
          .build();
  private final Semaphore inside = new Semaphore(MOST_AT_ONCE);
  private final LongAdder customers = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder served = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder hit = new LongAdder();
  private final URI application;
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
    this.application = application;
    this.host = host;
    this.nanosBetween = Duration.ofSeconds(1).toNanos() / perSecond;
    this.arrivals = Thread.ofPlatform().name("arrivals").daemon().start(this::arrive);
  }

  Tally tally() {
    return new Tally(
        customers.sum(), requests.sum(), served.sum(), errors.sum(), lost.sum(), hit.sum());
  }

  /** Nobody comes any more; who is inside is served. */
  @Override
  public void close() throws InterruptedException {
    open = false;
    arrivals.join();
    inside.acquire(MOST_AT_ONCE);
    inside.release(MOST_AT_ONCE);
    client.close();
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

  private boolean isRouted() throws InterruptedException {
    try {
      HttpRequest look = request("/catalogue").GET().build();
      return client.send(look, BodyHandlers.discarding()).statusCode() != NOT_FOUND;
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inside.release();
    }
  }

  private Optional<HttpResponse<Void>> ask(String cookies, String method, String path)
      throws InterruptedException {
    HttpRequest request =
        request(path).header("Cookie", cookies).method(method, BodyPublishers.noBody()).build();
    requests.increment();
    try {
      HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
      (isServed(response.statusCode()) ? served : errors).increment();
      return Optional.of(response);
    } catch (IOException e) {
      lost.increment();
      return Optional.empty();
    }
  }

  /** A route that is lost would be answered with 404. */
  private static boolean isServed(int status) {
    return status < FIRST_SERVER_ERROR && status != NOT_FOUND;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(application.resolve(path))
        .header("Host", host)
        .timeout(ANSWER_LIMIT);
  }
}
