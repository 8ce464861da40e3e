package io.threeways.gateway.traffic.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.gateway.traffic.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishedLooksTest {
  private static final int LIMIT = 3;

  @Test
  void whileKafkaIsAwayTheNewestLooksWaitAndNobodyIsHeldUp() {
    PublishedLooks published = new PublishedLooks(Map::of, new Settings());

    IntStream.range(0, 10).mapToObj(PublishedLooksTest::look).forEach(published::publish);

    assertThat(published.waiting()).containsExactly(look(7), look(8), look(9));
  }

  private static Look look(int second) {
    return new Look(Instant.ofEpochSecond(second), List.of());
  }

  private static final class Settings implements MetricSettings {
    @Override
    public String topic() {
      return "metric-observed";
    }

    @Override
    public int waitingLooks() {
      return LIMIT;
    }

    @Override
    public Duration deliverWithin() {
      return Duration.ofSeconds(30);
    }
  }
}
