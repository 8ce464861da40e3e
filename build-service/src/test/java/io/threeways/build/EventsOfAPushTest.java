package io.threeways.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.threeways.events.BuildEvent;
import io.threeways.events.EventCodec;
import io.threeways.events.Link;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said on Kafka, from the push to the artifact. */
@QuarkusTest
@RealParts("build")
class EventsOfAPushTest {
  private static final Pattern OURS =
      Pattern.compile("(repository|branch|change|build|stage|tests|artifact)-[a-z]+");

  private final EventCodec codec = new EventCodec();
  private final List<BuildEvent> heard = new ArrayList<>();

  @Inject
  @Identifier("build")
  Map<String, Object> kafka;

  private PushedShop shop;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void everyEventOfABuildIsCausedByTheOneBeforeAndNumbered() {
    shop.withPipeline(
        """
        version: 1
        stages:
          - {name: compile, run: "true"}
          - {name: package, run: "echo x > x", needs: [compile], artifact: x}
        deploy: {application: shop, run: cat x}
        """);
    shop.pushed("main");

    hearUntil(BuildEvent.ArtifactPublished.class);

    List<BuildEvent> chain =
        heard.stream().filter(event -> !(event instanceof BuildEvent.RepositoryCreated)).toList();
    assertThat(chain).extracting(event -> event.envelope().chainId()).containsOnly(chainOf(chain));
    assertThat(story(BuildEvent.ArtifactPublished.class))
        .containsExactly(
            "ArtifactPublished",
            "BuildPassed",
            "StageFinished",
            "StageStarted",
            "StageFinished",
            "StageStarted",
            "BuildStarted",
            "BuildQueued",
            "ChangePushed");
    assertThat(story(BuildEvent.BranchCreated.class))
        .containsExactly("BranchCreated", "ChangePushed");
    assertThat(
            heard.stream()
                .filter(BuildEvent.OfBuild.class::isInstance)
                .map(event -> event.envelope().sequence())
                .sorted())
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void anArtifactCarriesWhatARedBuildLeftBehind() {
    shop.withPipeline("version: 1\nstages: [{name: package, run: 'false', artifact: x}]\n");
    shop.pushed("main");
    shop.awaitBuild(1, "failed");
    shop.withPipeline("version: 1\nstages: [{name: package, run: 'echo > x', artifact: x}]\n");
    assertThat(shop.push("-o", "andon=fix", "main").succeeded()).isTrue();

    hearUntil(BuildEvent.ArtifactPublished.class);

    BuildEvent.ArtifactPublished published = only(BuildEvent.ArtifactPublished.class);
    BuildEvent.BuildFailed failed = only(BuildEvent.BuildFailed.class);
    BuildEvent.BuildPassed passed = only(BuildEvent.BuildPassed.class);
    assertThat(published.changes())
        .extracting(change -> change.change())
        .containsExactly(shop.name() + "/1", shop.name() + "/2");
    assertThat(published.changes())
        .extracting(change -> change.lastEvent())
        .containsExactly(failed.envelope().id(), passed.envelope().id());
    assertThat(published.deployment()).isNull();
    assertThat(published.envelope().subjectId()).startsWith("pkg:generic/" + shop.name() + "@");
  }

  private void hearUntil(Class<? extends BuildEvent> last) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("auto.offset.reset", "earliest");
    settings.put("group.id", shop.name());
    settings.put("metadata.max.age.ms", "500");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(OURS);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
                return isWhole(last);
              });
    }
  }

  /** Topics have no common order: the story is whole when every cause has been heard. */
  private boolean isWhole(Class<? extends BuildEvent> last) {
    return heard.stream().anyMatch(last::isInstance)
        && heard.stream().anyMatch(BuildEvent.BranchCreated.class::isInstance)
        && heard.stream()
            .flatMap(event -> event.envelope().links().stream())
            .allMatch(
                link ->
                    heard.stream()
                        .anyMatch(event -> event.envelope().id().equals(link.target().eventId())));
  }

  private void hear(ConsumerRecord<String, byte[]> record) {
    try {
      BuildEvent event = codec.decode(BuildEvent.class, record.value());
      if (event.repository().equals(shop.name())) {
        heard.add(event);
      }
    } catch (Exception e) {
      throw new IllegalStateException(record.topic() + " has what we cannot read", e);
    }
  }

  private List<String> story(Class<? extends BuildEvent> from) {
    List<String> names = new ArrayList<>();
    for (BuildEvent event = only(from); event != null; event = causeOf(event)) {
      names.add(event.getClass().getSimpleName());
    }
    return names;
  }

  private @Nullable BuildEvent causeOf(BuildEvent event) {
    List<Link> links = event.envelope().links();
    return links.isEmpty()
        ? null
        : heard.stream()
            .filter(cause -> cause.envelope().id().equals(links.getFirst().target().eventId()))
            .findFirst()
            .orElseThrow();
  }

  private <E extends BuildEvent> E only(Class<E> type) {
    List<E> found = heard.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static UUID chainOf(List<BuildEvent> chain) {
    return chain.getFirst().envelope().chainId();
  }
}
