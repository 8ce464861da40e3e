package io.threeways.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.threeways.events.BuildEvent;
import io.threeways.events.Link;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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

  @Inject
  @Identifier("build")
  Map<String, Object> kafka;

  private PushedShop shop;
  private SaidEvents said;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
    said = new SaidEvents(kafka, OURS, shop.name());
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

    said.hearUntil(() -> isWhole(BuildEvent.ArtifactPublished.class));

    List<BuildEvent> chain =
        said.heard().stream()
            .filter(event -> !(event instanceof BuildEvent.RepositoryCreated))
            .toList();
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
            said.heard().stream()
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

    said.hearUntil(() -> isWhole(BuildEvent.ArtifactPublished.class));

    BuildEvent.ArtifactPublished published = said.only(BuildEvent.ArtifactPublished.class);
    BuildEvent.BuildFailed failed = said.only(BuildEvent.BuildFailed.class);
    BuildEvent.BuildPassed passed = said.only(BuildEvent.BuildPassed.class);
    assertThat(published.changes())
        .extracting(change -> change.change())
        .containsExactly(shop.name() + "/1", shop.name() + "/2");
    assertThat(published.changes())
        .extracting(change -> change.lastEvent())
        .containsExactly(failed.envelope().id(), passed.envelope().id());
    assertThat(published.deployment()).isNull();
    assertThat(published.envelope().subjectId()).startsWith("pkg:generic/" + shop.name() + "@");
  }

  /** Topics have no common order: the story is whole when every cause has been heard. */
  private boolean isWhole(Class<? extends BuildEvent> last) {
    return said.heard().stream().anyMatch(last::isInstance)
        && said.heard().stream().anyMatch(BuildEvent.BranchCreated.class::isInstance)
        && said.heard().stream()
            .flatMap(event -> event.envelope().links().stream())
            .allMatch(
                link ->
                    said.heard().stream()
                        .anyMatch(event -> event.envelope().id().equals(link.target().eventId())));
  }

  private List<String> story(Class<? extends BuildEvent> from) {
    List<String> names = new ArrayList<>();
    for (BuildEvent event = said.only(from); event != null; event = causeOf(event)) {
      names.add(event.getClass().getSimpleName());
    }
    return names;
  }

  private @Nullable BuildEvent causeOf(BuildEvent event) {
    List<Link> links = event.envelope().links();
    return links.isEmpty()
        ? null
        : said.heard().stream()
            .filter(cause -> cause.envelope().id().equals(links.getFirst().target().eventId()))
            .findFirst()
            .orElseThrow();
  }

  private static UUID chainOf(List<BuildEvent> chain) {
    return chain.getFirst().envelope().chainId();
  }
}
