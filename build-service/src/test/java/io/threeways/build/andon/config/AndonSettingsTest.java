package io.threeways.build.andon.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every limit, its default and its key. */
public class AndonSettingsTest {

  public static AndonSettings with(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(AndonSettings.class)
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .build()
        .getConfigMapping(AndonSettings.class);
  }

  @Test
  void defaults() {
    AndonSettings defaults = with(Map.of());

    assertThat(defaults.webhooks()).isEmpty();
    assertThat(defaults.privateTargets()).isFalse();
    assertThat(defaults.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.lease()).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.concurrency()).isEqualTo(8);
    assertThat(defaults.attempts()).isEqualTo(12);
    assertThat(defaults.pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.longestPause()).isEqualTo(Duration.ofMinutes(10));
    assertThat(defaults.targets()).isEqualTo(5);
    assertThat(defaults.membersCheck()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.earlyAge()).isEqualTo(Duration.ofDays(1));
    assertThat(defaults.earlyVerdicts()).isEqualTo(100);
    assertThat(defaults.fault().ignoreRedBuilds()).isFalse();
    assertThat(defaults.mail().host()).isEmpty();
    assertThat(defaults.mail().port()).isEqualTo(25);
    assertThat(defaults.mail().startTls()).isFalse();
    assertThat(defaults.mail().user()).isEmpty();
    assertThat(defaults.mail().password()).isEmpty();
    assertThat(defaults.mail().from()).isEqualTo("threeways@localhost");
    assertThat(defaults.mail().to()).isEmpty();
  }

  @Test
  void keys() {
    AndonSettings all =
        with(
            Map.ofEntries(
                Map.entry(
                    "threeways.build.andon.webhooks", "https://a.example/,https://b.example/"),
                Map.entry("threeways.build.andon.private-targets", "true"),
                Map.entry("threeways.build.andon.timeout", "1s"),
                Map.entry("threeways.build.andon.lease", "2s"),
                Map.entry("threeways.build.andon.poll", "3s"),
                Map.entry("threeways.build.andon.concurrency", "4"),
                Map.entry("threeways.build.andon.attempts", "5"),
                Map.entry("threeways.build.andon.pause", "6s"),
                Map.entry("threeways.build.andon.longest-pause", "7s"),
                Map.entry("threeways.build.andon.targets", "8"),
                Map.entry("threeways.build.andon.members-check", "9s"),
                Map.entry("threeways.build.andon.early-age", "10s"),
                Map.entry("threeways.build.andon.early-verdicts", "11"),
                Map.entry("threeways.build.andon.fault.ignore-red-builds", "true"),
                Map.entry("threeways.build.andon.mail.host", "smtp.example"),
                Map.entry("threeways.build.andon.mail.port", "587"),
                Map.entry("threeways.build.andon.mail.start-tls", "true"),
                Map.entry("threeways.build.andon.mail.user", "u"),
                Map.entry("threeways.build.andon.mail.password", "p"),
                Map.entry("threeways.build.andon.mail.from", "f@example.org"),
                Map.entry("threeways.build.andon.mail.to", "t@example.org")));

    assertThat(all.webhooks()).contains(List.of("https://a.example/", "https://b.example/"));
    assertThat(all.privateTargets()).isTrue();
    assertThat(all.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(all.lease()).isEqualTo(Duration.ofSeconds(2));
    assertThat(all.poll()).isEqualTo(Duration.ofSeconds(3));
    assertThat(all.concurrency()).isEqualTo(4);
    assertThat(all.attempts()).isEqualTo(5);
    assertThat(all.pause()).isEqualTo(Duration.ofSeconds(6));
    assertThat(all.longestPause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(all.targets()).isEqualTo(8);
    assertThat(all.membersCheck()).isEqualTo(Duration.ofSeconds(9));
    assertThat(all.earlyAge()).isEqualTo(Duration.ofSeconds(10));
    assertThat(all.earlyVerdicts()).isEqualTo(11);
    assertThat(all.fault().ignoreRedBuilds()).isTrue();
    assertThat(all.mail().host()).contains("smtp.example");
    assertThat(all.mail().port()).isEqualTo(587);
    assertThat(all.mail().startTls()).isTrue();
    assertThat(all.mail().user()).contains("u");
    assertThat(all.mail().password()).contains("p");
    assertThat(all.mail().from()).isEqualTo("f@example.org");
    assertThat(all.mail().to()).contains(List.of("t@example.org"));
  }
}
