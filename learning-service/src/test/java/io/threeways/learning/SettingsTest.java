package io.threeways.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.events.Topics;
import io.threeways.learning.chain.config.ChainSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void defaults() {
    ChainSettings chain = config(Map.of()).getConfigMapping(ChainSettings.class);

    assertThat(chain.mostChanges()).isEqualTo(200);
    assertThat(chain.mostEvents()).isEqualTo(1000);
    assertThat(chain.answerBytes().asLongValue()).isEqualTo(4L * 1024 * 1024);
    assertThat(chain.rebuildTime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(chain.live().mostFollowers()).isEqualTo(64);
    assertThat(chain.live().mostOfOne()).isEqualTo(16);
    assertThat(chain.live().pageBytes().asLongValue()).isEqualTo(256L * 1024);
    assertThat(chain.live().page()).isEqualTo(100);
    assertThat(chain.live().poll()).isEqualTo(Duration.ofMillis(100));
    assertThat(chain.live().heartbeat()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everySettingHasItsName() {
    SmallRyeConfig config =
        config(
            Map.ofEntries(
                Map.entry("threeways.learning.chain.most-changes", "1"),
                Map.entry("threeways.learning.chain.most-events", "2"),
                Map.entry("threeways.learning.chain.answer-bytes", "9K"),
                Map.entry("threeways.learning.chain.rebuild-time", "3s"),
                Map.entry("threeways.learning.chain.live.most-followers", "4"),
                Map.entry("threeways.learning.chain.live.most-of-one", "8"),
                Map.entry("threeways.learning.chain.live.page", "5"),
                Map.entry("threeways.learning.chain.live.page-bytes", "10K"),
                Map.entry("threeways.learning.chain.live.poll", "6s"),
                Map.entry("threeways.learning.chain.live.heartbeat", "7s")));
    ChainSettings chain = config.getConfigMapping(ChainSettings.class);

    assertThat(chain.mostChanges()).isEqualTo(1);
    assertThat(chain.mostEvents()).isEqualTo(2);
    assertThat(chain.answerBytes().asLongValue()).isEqualTo(9L * 1024);
    assertThat(chain.rebuildTime()).isEqualTo(Duration.ofSeconds(3));
    assertThat(chain.live().mostFollowers()).isEqualTo(4);
    assertThat(chain.live().mostOfOne()).isEqualTo(8);
    assertThat(chain.live().pageBytes().asLongValue()).isEqualTo(10L * 1024);
    assertThat(chain.live().page()).isEqualTo(5);
    assertThat(chain.live().poll()).isEqualTo(Duration.ofSeconds(6));
    assertThat(chain.live().heartbeat()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void theOneConsumerReadsEveryTopicOfEvents() throws IOException {
    List<String> declared =
        Stream.concat(Topics.ofEvents().stream(), Stream.of(Topics.EVENTS_RECEIVED)).toList();

    assertThat(
            shipped().getProperty("mp.messaging.incoming.learning-chain-in.topics", "").split(","))
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  private static Properties shipped() throws IOException {
    Properties shipped = new Properties();
    try (InputStream in =
        Files.newInputStream(
            Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
      shipped.load(in);
    }
    return shipped;
  }

  private static SmallRyeConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withConverter(MemorySize.class, 200, new MemorySizeConverter())
        .withMapping(ChainSettings.class)
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .build();
  }
}
