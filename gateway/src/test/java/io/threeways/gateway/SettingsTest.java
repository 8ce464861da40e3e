package io.threeways.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.gateway.identity.BootstrapSettings;
import io.threeways.gateway.identity.DoorSettings;
import io.threeways.gateway.kafka.KafkaSettings;
import io.threeways.gateway.proxy.ProxySettings;
import io.threeways.gateway.route.ServedBy;
import io.threeways.gateway.route.ServiceSettings;
import io.threeways.gateway.route.TableSettings;
import io.threeways.gateway.route.TargetSettings;
import io.threeways.gateway.traffic.ToggleSettings;
import io.threeways.gateway.traffic.TrafficSettings;
import io.threeways.gateway.traffic.kafka.MetricSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void theApplicationListener() {
    TrafficSettings defaults = read(TrafficSettings.class, Map.of());
    assertThat(defaults.host()).isEqualTo("127.0.0.1");
    assertThat(defaults.port()).isEqualTo(8000);
    assertThat(defaults.connectionsPerEndpoint()).isEqualTo(256);
    assertThat(defaults.waitingPerEndpoint()).isEqualTo(4096);
    assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.idleTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(defaults.maxHeaderSize()).isEqualTo(32768);
    assertThat(defaults.maxRequestLine()).isEqualTo(8192);
    assertThat(defaults.keyLimit()).isEqualTo(100_000);
    assertThat(defaults.stepLimit()).isEqualTo(64);
    assertThat(defaults.publishEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.lingerAfterRollout()).isEqualTo(Duration.ofSeconds(60));

    String prefix = "threeways.gateway.application.";
    TrafficSettings set =
        read(TrafficSettings.class, Map.of(prefix + "port", "0", prefix + "key-limit", "7"));
    assertThat(set.port()).isZero();
    assertThat(set.keyLimit()).isEqualTo(7);
  }

  @Test
  void theTogglesOfCustomers() {
    ToggleSettings defaults = read(ToggleSettings.class, Map.of());
    assertThat(defaults.remembered()).isEqualTo(Duration.ofMillis(500));
    assertThat(defaults.answerWithin()).isEqualTo(Duration.ofMillis(250));
    assertThat(defaults.customers()).isEqualTo(20_000);
    assertThat(defaults.longestName()).isEqualTo(1024);

    String prefix = "threeways.gateway.toggles.";
    ToggleSettings set =
        read(
            ToggleSettings.class,
            Map.of(
                prefix + "remembered",
                "1s",
                prefix + "answer-within",
                "2s",
                prefix + "customers",
                "3",
                prefix + "longest-name",
                "4"));
    assertThat(set.remembered()).isEqualTo(Duration.ofSeconds(1));
    assertThat(set.answerWithin()).isEqualTo(Duration.ofSeconds(2));
    assertThat(set.customers()).isEqualTo(3);
    assertThat(set.longestName()).isEqualTo(4);
  }

  @Test
  void theDoor() {
    DoorSettings defaults = read(DoorSettings.class, Map.of());
    assertThat(defaults.confirmEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.believeWithoutDatabase()).isEqualTo(Duration.ofMinutes(10));
    assertThat(defaults.remembered()).isEqualTo(10_000);
    assertThat(defaults.loginLinkLifetime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(defaults.sessionLifetime()).isEqualTo(Duration.ofHours(12));
    assertThat(defaults.tokenLifetime()).isEqualTo(Duration.ofDays(90));
    assertThat(defaults.passedOnLifetime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(defaults.retryEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(read(DoorSettings.class, Map.of("threeways.gateway.door.remembered", "3")))
        .extracting(DoorSettings::remembered)
        .isEqualTo(3);
  }

  @Test
  void theFirstAdmin() {
    assertThat(read(BootstrapSettings.class, Map.of()).tokenHash()).isEmpty();
    assertThat(read(BootstrapSettings.class, Map.of()).user()).isEqualTo("admin");
    BootstrapSettings set =
        read(
            BootstrapSettings.class,
            Map.of(
                "threeways.gateway.bootstrap.token-hash", "00ff",
                "threeways.gateway.bootstrap.user", "ann"));
    assertThat(set.tokenHash()).contains("00ff");
    assertThat(set.user()).isEqualTo("ann");
  }

  @Test
  void whoServesWhat() {
    assertThat(read(ServiceSettings.class, Map.of()).services()).isEmpty();
    ServiceSettings set =
        read(ServiceSettings.class, Map.of("threeways.gateway.routes.deploy.served-by", "service"));
    assertThat(set.services().get("deploy").servedBy()).isEqualTo(ServedBy.SERVICE);
    assertThat(
            read(TargetSettings.class, Map.of("threeways.gateway.targets.deploy", "http://h:1"))
                .processes())
        .containsEntry("deploy", URI.create("http://h:1"));
  }

  @Test
  void theTableOfApplications() {
    TableSettings defaults = read(TableSettings.class, Map.of());
    assertThat(defaults.folder()).isEqualTo(Path.of(".threeways/gateway"));
    assertThat(defaults.retryEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(read(TableSettings.class, Map.of("threeways.gateway.folder", "/state")).folder())
        .isEqualTo(Path.of("/state"));
  }

  @Test
  void theProxyOfTheApi() {
    ProxySettings defaults = read(ProxySettings.class, Map.of());
    assertThat(defaults.gitBody().asLongValue()).isEqualTo(2L << 30);
    assertThat(defaults.body().asLongValue()).isEqualTo(10L << 20);
    assertThat(defaults.ownBody().asLongValue()).isEqualTo(64L << 10);
    assertThat(defaults.callsPerCaller()).isEqualTo(64);
    assertThat(defaults.connectionsPerTarget()).isEqualTo(256);
    assertThat(defaults.waitingPerTarget()).isEqualTo(1024);
    assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.idleTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(read(ProxySettings.class, Map.of("threeways.gateway.proxy.body", "1K")).body())
        .extracting(MemorySize::asLongValue)
        .isEqualTo(1024L);
  }

  @Test
  void theCountsOfTraffic() {
    MetricSettings defaults = read(MetricSettings.class, Map.of());
    assertThat(defaults.topic()).isEqualTo("metric-observed");
    assertThat(defaults.waitingLooks()).isEqualTo(60);
    assertThat(defaults.deliverWithin()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void kafkasOwnNamesReachKafka() {
    KafkaSettings set =
        read(
            KafkaSettings.class,
            Map.of("threeways.gateway.kafka.\"bootstrap.servers\"", "localhost:9"));
    assertThat(set.with(Map.of("acks", "all")))
        .isEqualTo(Map.of("bootstrap.servers", "localhost:9", "acks", "all"));
  }

  private static <T> T read(Class<T> settings, Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(settings)
        .withConverter(Duration.class, 300, new DurationConverter())
        .withConverter(MemorySize.class, 300, new MemorySizeConverter())
        .withValidateUnknown(false)
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build()
        .getConfigMapping(settings);
  }
}
