package io.threeways.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Customers of an application, on the gateway's application listener: they come at a steady rate,
 * whatever happens, each with a cookie of its own, and every answer is counted.
 */
final class Customers implements AutoCloseable {
  private static final int PER_SECOND = 50;
  private static final int MOST_AT_ONCE = 200;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final Semaphore inside = new Semaphore(MOST_AT_ONCE);
  private final URI page;
  private final String host;
  private final Thread arrivals;
  private volatile boolean open = true;

  /**
   * @param application whose page they ask for, in production
   */
  Customers(Installation installation, String application, String path) {
    this.page = installation.application().resolve(path);
    this.host = application + ".production.localhost";
    this.arrivals = Thread.ofPlatform().name("arrivals").daemon().start(this::arrive);
  }

  /** How many got which answer: a status, or the name of what went wrong instead. */
  Map<String, Long> answers() {
    return answers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue().sum()));
  }

  private void arrive() {
    long next = System.nanoTime();
    while (open) {
      inside.acquireUninterruptibly();
      Thread.ofVirtual().start(this::visit);
      next += Duration.ofSeconds(1).toNanos() / PER_SECOND;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void visit() {
    HttpRequest request =
        HttpRequest.newBuilder(page)
            .header("Host", host)
            .header("Cookie", "customer=" + UUID.randomUUID())
            .timeout(ANSWER_LIMIT)
            .build();
    try {
      count(
          String.valueOf(
              client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()));
    } catch (IOException e) {
      count(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inside.release();
    }
  }

  private void count(String answer) {
    answers.computeIfAbsent(answer, none -> new LongAdder()).increment();
  }

  /** Nobody comes any more; who is inside is served. */
  @Override
  public void close() {
    open = false;
    try {
      arrivals.join();
      inside.acquire(MOST_AT_ONCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
