package io.threeways.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.build.cache.config.CacheSettings;
import io.threeways.build.pullrequest.config.PullRequestSettings;
import io.threeways.build.pullrequest.config.QueueSettings;
import io.threeways.build.release.config.ReleaseSettings;
import io.threeways.build.repository.config.RemoteSettings;
import io.threeways.build.repository.config.RepositorySettings;
import io.threeways.build.run.agent.AgentSettings;
import io.threeways.build.run.config.RunSettings;
import io.threeways.build.webhook.config.WebhookSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every limit, its default and its key. */
class SettingsTest {

  @Test
  void repositories() {
    RepositorySettings defaults = mapping(RepositorySettings.class, Map.of());
    assertThat(defaults.pushLimit().asLongValue()).isEqualTo(256L * 1024 * 1024);
    assertThat(defaults.fileLimit().asLongValue()).isEqualTo(16L * 1024 * 1024);
    assertThat(defaults.structureLimit().asLongValue()).isEqualTo(4L * 1024 * 1024);
    assertThat(defaults.gitMemory().asLongValue()).isEqualTo(48L * 1024 * 1024);
    assertThat(defaults.gitPatience()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.fetchRequestLimit().asLongValue()).isEqualTo(2L * 1024 * 1024);
    assertThat(defaults.entries()).isEqualTo(200_000);
    assertThat(defaults.refsPerPush()).isEqualTo(100);
    assertThat(defaults.preambleLimit().asLongValue()).isEqualTo(4L * 1024 * 1024);
    assertThat(defaults.pushOptions()).isEqualTo(16);
    assertThat(defaults.pushOptionLength()).isEqualTo(256);

    RepositorySettings all =
        mapping(
            RepositorySettings.class,
            Map.ofEntries(
                Map.entry("threeways.build.repository.push-limit", "1M"),
                Map.entry("threeways.build.repository.file-limit", "2M"),
                Map.entry("threeways.build.repository.structure-limit", "4M"),
                Map.entry("threeways.build.repository.git-memory", "5M"),
                Map.entry("threeways.build.repository.git-patience", "6s"),
                Map.entry("threeways.build.repository.fetch-request-limit", "7M"),
                Map.entry("threeways.build.repository.entries", "8"),
                Map.entry("threeways.build.repository.refs-per-push", "3"),
                Map.entry("threeways.build.repository.preamble-limit", "9M"),
                Map.entry("threeways.build.repository.push-options", "10"),
                Map.entry("threeways.build.repository.push-option-length", "11")));
    assertThat(all.pushLimit().asLongValue()).isEqualTo(1024 * 1024);
    assertThat(all.fileLimit().asLongValue()).isEqualTo(2 * 1024 * 1024);
    assertThat(all.structureLimit().asLongValue()).isEqualTo(4 * 1024 * 1024);
    assertThat(all.gitMemory().asLongValue()).isEqualTo(5 * 1024 * 1024);
    assertThat(all.gitPatience()).isEqualTo(Duration.ofSeconds(6));
    assertThat(all.fetchRequestLimit().asLongValue()).isEqualTo(7 * 1024 * 1024);
    assertThat(all.entries()).isEqualTo(8);
    assertThat(all.refsPerPush()).isEqualTo(3);
    assertThat(all.preambleLimit().asLongValue()).isEqualTo(9L * 1024 * 1024);
    assertThat(all.pushOptions()).isEqualTo(10);
    assertThat(all.pushOptionLength()).isEqualTo(11);
  }

  @Test
  void releases() {
    ReleaseSettings defaults = mapping(ReleaseSettings.class, Map.of());
    assertThat(defaults.picks()).isEqualTo(100);
    assertThat(defaults.history()).isEqualTo(2_000);
    assertThat(defaults.guarded()).isTrue();

    ReleaseSettings all =
        mapping(
            ReleaseSettings.class,
            Map.of(
                "threeways.build.release.picks", "3",
                "threeways.build.release.history", "4",
                "threeways.build.release.guarded", "false"));
    assertThat(all.picks()).isEqualTo(3);
    assertThat(all.history()).isEqualTo(4);
    assertThat(all.guarded()).isFalse();
  }

  @Test
  void pullRequests() {
    PullRequestSettings defaults = mapping(PullRequestSettings.class, Map.of());
    assertThat(defaults.approvals()).isEqualTo(1);
    assertThat(defaults.textLength()).isEqualTo(20_000);
    assertThat(defaults.comments()).isEqualTo(1000);
    assertThat(defaults.files()).isEqualTo(1000);
    assertThat(defaults.commits()).isEqualTo(250);
    assertThat(defaults.branches()).isEqualTo(20);
    assertThat(defaults.poll()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.patience()).isEqualTo(Duration.ofSeconds(10));

    PullRequestSettings all =
        mapping(
            PullRequestSettings.class,
            Map.of(
                "threeways.build.pullrequest.approvals", "2",
                "threeways.build.pullrequest.text-length", "3",
                "threeways.build.pullrequest.comments", "4",
                "threeways.build.pullrequest.files", "5",
                "threeways.build.pullrequest.commits", "6",
                "threeways.build.pullrequest.branches", "7",
                "threeways.build.pullrequest.poll", "8s",
                "threeways.build.pullrequest.patience", "9s"));
    assertThat(all.approvals()).isEqualTo(2);
    assertThat(all.textLength()).isEqualTo(3);
    assertThat(all.comments()).isEqualTo(4);
    assertThat(all.files()).isEqualTo(5);
    assertThat(all.commits()).isEqualTo(6);
    assertThat(all.branches()).isEqualTo(7);
    assertThat(all.poll()).isEqualTo(Duration.ofSeconds(8));
    assertThat(all.patience()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void mergeQueues() {
    QueueSettings defaults = mapping(QueueSettings.class, Map.of());
    assertThat(defaults.window()).isEqualTo(4);
    assertThat(defaults.batch()).isEqualTo(4);
    assertThat(defaults.pause()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.poll()).isEqualTo(Duration.ofMillis(250));
    assertThat(defaults.patience()).isEqualTo(Duration.ofSeconds(10));

    QueueSettings all =
        mapping(
            QueueSettings.class,
            Map.of(
                "threeways.build.queue.window", "2",
                "threeways.build.queue.batch", "3",
                "threeways.build.queue.pause", "4s",
                "threeways.build.queue.poll", "5s",
                "threeways.build.queue.patience", "6s"));
    assertThat(all.window()).isEqualTo(2);
    assertThat(all.batch()).isEqualTo(3);
    assertThat(all.pause()).isEqualTo(Duration.ofSeconds(4));
    assertThat(all.poll()).isEqualTo(Duration.ofSeconds(5));
    assertThat(all.patience()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void theService() {
    Map<String, String> needed =
        Map.of(
            "threeways.build.folder", "/tmp/build",
            "threeways.build.public-url", "http://127.0.0.1:1",
            "threeways.build.internal-url", "http://127.0.0.1:2");
    BuildSettings defaults = mapping(BuildSettings.class, needed);
    assertThat(defaults.folder()).isEqualTo(Path.of("/tmp/build"));
    assertThat(defaults.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:1"));
    assertThat(defaults.internalUrl()).isEqualTo(URI.create("http://127.0.0.1:2"));
    assertThat(defaults.mostListed()).isEqualTo(500);
    assertThat(defaults.artifactLimit().asLongValue()).isEqualTo(2L * 1024 * 1024 * 1024);

    Map<String, String> all = new HashMap<>(needed);
    all.put("threeways.build.most-listed", "3");
    all.put("threeways.build.artifact-limit", "4M");
    assertThat(mapping(BuildSettings.class, all).mostListed()).isEqualTo(3);
    assertThat(mapping(BuildSettings.class, all).artifactLimit().asLongValue())
        .isEqualTo(4L * 1024 * 1024);
  }

  @Test
  void builds() {
    RunSettings defaults = mapping(RunSettings.class, Map.of());
    assertThat(defaults.concurrency()).isEqualTo(2);
    assertThat(defaults.lease()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.attempts()).isEqualTo(3);
    assertThat(defaults.pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.glance()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.environment()).isEqualTo(Duration.ofMinutes(3));

    RunSettings all =
        mapping(
            RunSettings.class,
            Map.of(
                "threeways.build.run.concurrency", "1",
                "threeways.build.run.lease", "2s",
                "threeways.build.run.poll", "3s",
                "threeways.build.run.attempts", "4",
                "threeways.build.run.pause", "5s",
                "threeways.build.run.glance", "6s",
                "threeways.build.run.environment", "7s"));
    assertThat(all.concurrency()).isEqualTo(1);
    assertThat(all.lease()).isEqualTo(Duration.ofSeconds(2));
    assertThat(all.poll()).isEqualTo(Duration.ofSeconds(3));
    assertThat(all.attempts()).isEqualTo(4);
    assertThat(all.pause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(all.glance()).isEqualTo(Duration.ofSeconds(6));
    assertThat(all.environment()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void caches() {
    CacheSettings defaults = mapping(CacheSettings.class, Map.of());
    assertThat(defaults.entry().asLongValue()).isEqualTo(512L * 1024 * 1024);
    assertThat(defaults.files()).isEqualTo(50_000);
    assertThat(defaults.repository().asLongValue()).isEqualTo(4L * 1024 * 1024 * 1024);
    assertThat(defaults.entries()).isEqualTo(100);

    CacheSettings all =
        mapping(
            CacheSettings.class,
            Map.of(
                "threeways.build.cache.entry", "1M",
                "threeways.build.cache.files", "2",
                "threeways.build.cache.repository", "3M",
                "threeways.build.cache.entries", "4"));
    assertThat(all.entry().asLongValue()).isEqualTo(1024 * 1024);
    assertThat(all.files()).isEqualTo(2);
    assertThat(all.repository().asLongValue()).isEqualTo(3L * 1024 * 1024);
    assertThat(all.entries()).isEqualTo(4);
  }

  @Test
  void remotes() {
    RemoteSettings defaults = mapping(RemoteSettings.class, Map.of());
    assertThat(defaults.privateAddresses()).isFalse();
    assertThat(defaults.limit().asLongValue()).isEqualTo(2L * 1024 * 1024 * 1024);
    assertThat(defaults.timeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(defaults.silence()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.branches()).isEqualTo(100);

    RemoteSettings all =
        mapping(
            RemoteSettings.class,
            Map.of(
                "threeways.build.remote.private-addresses", "true",
                "threeways.build.remote.limit", "1M",
                "threeways.build.remote.timeout", "2s",
                "threeways.build.remote.silence", "3s",
                "threeways.build.remote.branches", "4"));
    assertThat(all.privateAddresses()).isTrue();
    assertThat(all.limit().asLongValue()).isEqualTo(1024 * 1024);
    assertThat(all.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(all.silence()).isEqualTo(Duration.ofSeconds(3));
    assertThat(all.branches()).isEqualTo(4);
  }

  @Test
  void webhooks() {
    WebhookSettings defaults = mapping(WebhookSettings.class, Map.of());
    assertThat(defaults.body().asLongValue()).isEqualTo(5L * 1024 * 1024);
    assertThat(defaults.replayWindow()).isEqualTo(Duration.ofDays(4));
    assertThat(defaults.interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults.retry()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.workers()).isEqualTo(2);

    WebhookSettings all =
        mapping(
            WebhookSettings.class,
            Map.of(
                "threeways.build.webhook.body", "1M",
                "threeways.build.webhook.replay-window", "2d",
                "threeways.build.webhook.interval", "3s",
                "threeways.build.webhook.retry", "4s",
                "threeways.build.webhook.poll", "5s",
                "threeways.build.webhook.workers", "6"));
    assertThat(all.body().asLongValue()).isEqualTo(1024 * 1024);
    assertThat(all.replayWindow()).isEqualTo(Duration.ofDays(2));
    assertThat(all.interval()).isEqualTo(Duration.ofSeconds(3));
    assertThat(all.retry()).isEqualTo(Duration.ofSeconds(4));
    assertThat(all.poll()).isEqualTo(Duration.ofSeconds(5));
    assertThat(all.workers()).isEqualTo(6);
  }

  @Test
  void theAgent() {
    AgentSettings defaults = mapping(AgentSettings.class, Map.of());
    assertThat(defaults.url()).isEqualTo(URI.create("http://127.0.0.1:8090"));
    assertThat(defaults.patience()).isEqualTo(Duration.ofSeconds(60));
    assertThat(defaults.pause()).isEqualTo(Duration.ofMillis(250));
    assertThat(defaults.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.memoryMebibytes()).isEqualTo(1024);
    assertThat(defaults.processes()).isEqualTo(512);
    assertThat(defaults.outputMebibytes()).isEqualTo(16);
    assertThat(defaults.reportBytes()).isEqualTo(16L * 1024 * 1024);
    assertThat(defaults.unsafe()).isFalse();

    AgentSettings all =
        mapping(
            AgentSettings.class,
            Map.of(
                "threeways.build.agent.url", "http://127.0.0.1:1",
                "threeways.build.agent.patience", "1s",
                "threeways.build.agent.pause", "2s",
                "threeways.build.agent.timeout", "3s",
                "threeways.build.agent.memory-mebibytes", "4",
                "threeways.build.agent.processes", "5",
                "threeways.build.agent.output-mebibytes", "6",
                "threeways.build.agent.report-bytes", "7",
                "threeways.build.agent.unsafe", "true"));
    assertThat(all.url()).isEqualTo(URI.create("http://127.0.0.1:1"));
    assertThat(all.patience()).isEqualTo(Duration.ofSeconds(1));
    assertThat(all.pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(all.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(all.memoryMebibytes()).isEqualTo(4);
    assertThat(all.processes()).isEqualTo(5);
    assertThat(all.outputMebibytes()).isEqualTo(6);
    assertThat(all.reportBytes()).isEqualTo(7);
    assertThat(all.unsafe()).isTrue();
  }

  private static <T> T mapping(Class<T> type, Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(type)
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .build()
        .getConfigMapping(type);
  }
}
