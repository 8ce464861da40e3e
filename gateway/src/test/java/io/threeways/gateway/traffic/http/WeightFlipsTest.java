package io.threeways.gateway.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.gateway.traffic.Routes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightFlipsTest {
  private static final int FLIPS = 1000;
  private static final int CUSTOMERS = 8;

  @Test
  void aThousandChangesOfWeightsUnderLoadLoseNothing() throws Exception {
    try (RunningServer gateway = new RunningServer(Clock.systemUTC());
        NamedUpstream stable = new NamedUpstream("stable");
        NamedUpstream candidate = new NamedUpstream("candidate")) {
      Routes shop =
          Routes.ofAShop().onServers(List.of(stable.address()), List.of(candidate.address()));
      gateway.route(shop.withCandidateAt(0, 1));
      Load load = new Load(gateway.client());
      load.start();
      await().atMost(Duration.ofMinutes(1)).until(() -> load.answers.get() > 50);

      for (int step = 2; step <= FLIPS + 1; step++) {
        gateway.route(shop.withCandidateAt(step % 101, step));
        int seen = load.answers.get();
        // Every change meets requests: the next one waits for an answer.
        await()
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(1))
            .pollDelay(Duration.ZERO)
            .until(() -> load.answers.get() > seen);
      }
      load.stop();

      assertThat(load.bad).isEmpty();
      await().atMost(Duration.ofMinutes(1)).until(() -> gateway.looks.get() == FLIPS);
      assertThat(stable.requests.get() + candidate.requests.get()).isEqualTo(load.answers.get());
      assertThat(candidate.requests.get()).isPositive();
    }
  }

  private static final class Load {
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> bad = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final HttpClient client;
    private final HttpRequest request =
        HttpRequest.newBuilder(RunningServer.shop("/")).timeout(Duration.ofSeconds(20)).build();
    private List<Thread> customers = List.of();

    Load(HttpClient client) {
      this.client = client;
    }

    void start() {
      customers =
          IntStream.range(0, CUSTOMERS)
              .mapToObj(i -> Thread.ofVirtual().start(this::shop))
              .toList();
    }

    void stop() throws InterruptedException {
      stopped.set(true);
      for (Thread customer : customers) {
        customer.join(Duration.ofSeconds(30));
      }
    }

    private void shop() {
      while (!stopped.get()) {
        try {
          int status = client.send(request, BodyHandlers.ofString()).statusCode();
          if (status != 200) {
            bad.add("status " + status);
          }
          answers.incrementAndGet();
        } catch (IOException | InterruptedException e) {
          bad.add(e.toString());
        }
      }
    }
  }
}
