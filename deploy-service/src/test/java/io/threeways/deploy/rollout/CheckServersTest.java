package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckServersTest {

  @Test
  void serversAreWarmedUpAtTheSameTime() {
    List<Server> servers = List.of(healthy(0), healthy(1), healthy(2));
    Meeting meeting = new Meeting(servers.size());
    CheckServers check = new CheckServers(new InMemoryServers(new PaperHost()), meeting, LIMITS);

    check.warmUp(servers, new Plan.WarmUp(List.of("/"), 1));

    assertThat(meeting.met)
        .containsExactlyElementsOf(servers.stream().map(Server::endpoint).toList());
  }

  private static Server healthy(int index) {
    return new Server(index, Instant.EPOCH, URI.create("http://127.0.0.1:" + (9000 + index)));
  }

  /** Every warm-up lasts until all have begun. */
  private static final class Meeting implements Probes {
    private final Set<URI> met = new ConcurrentSkipListSet<>();
    private final CountDownLatch begun;

    Meeting(int servers) {
      begun = new CountDownLatch(servers);
    }

    @Override
    public Optional<String> ailment(URI server, String path) {
      return Optional.empty();
    }

    @Override
    public void warmUp(URI server, Plan.WarmUp warmUp, Duration limit) {
      begun.countDown();
      try {
        if (begun.await(10, TimeUnit.SECONDS)) {
          met.add(server);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
