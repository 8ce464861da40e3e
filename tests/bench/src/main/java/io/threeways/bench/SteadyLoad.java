package io.threeways.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a {@link FlakyApplication} at a steady rate, whatever becomes of the ones before.
 * Every answer is counted.
 */
final class SteadyLoad implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final int FIRST_SERVER_ERROR = 500;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final String candidate;
  private final long nanosBetween;
  private final LongAdder sent = new LongAdder();
  private final LongAdder byCandidate = new LongAdder();
  private final LongAdder failedByCandidate = new LongAdder();
  private final LongAdder failedByNobody = new LongAdder();
  private final Thread arrivals;
  private volatile boolean open = true;

  /**
   * @param applications the gateway's application listener
   * @param candidate the share that the watched version says it fails
   */
  SteadyLoad(URI applications, String host, String candidate, int perSecond) {
    this.request =
        HttpRequest.newBuilder(applications).header("Host", host).timeout(ANSWER_LIMIT).build();
    this.candidate = candidate;
    this.nanosBetween = Duration.ofSeconds(1).toNanos() / perSecond;
    this.arrivals = Thread.ofPlatform().name("arrivals").daemon().start(this::arrive);
  }

  /**
   * @param byCandidate answers of the watched version
   * @param failedByCandidate those of them that are errors
   * @param failedByNobody requests without an answer, or with an error of the gateway
   */
  record Counts(long sent, long byCandidate, long failedByCandidate, long failedByNobody) {
    Counts minus(Counts before) {
      return new Counts(
          sent - before.sent,
          byCandidate - before.byCandidate,
          failedByCandidate - before.failedByCandidate,
          failedByNobody - before.failedByNobody);
    }
  }

  Counts counts() {
    return new Counts(sent.sum(), byCandidate.sum(), failedByCandidate.sum(), failedByNobody.sum());
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    arrivals.join();
    client.close();
  }

  private void arrive() {
    long next = System.nanoTime();
    while (open) {
      sent.increment();
      CompletableFuture<HttpResponse<Void>> _ =
          client.sendAsync(request, BodyHandlers.discarding()).whenComplete(this::count);
      next += nanosBetween;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void count(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
    if (answer == null) {
      failedByNobody.increment();
      return;
    }
    boolean error = answer.statusCode() >= FIRST_SERVER_ERROR;
    String version = answer.headers().firstValue("Failing-Share").orElse("");
    if (version.equals(candidate)) {
      byCandidate.increment();
      failedByCandidate.add(error ? 1 : 0);
    } else if (version.isEmpty()) {
      failedByNobody.increment();
    }
  }
}
