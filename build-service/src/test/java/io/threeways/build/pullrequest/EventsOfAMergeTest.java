package io.threeways.build.pullrequest;

import static io.threeways.build.PullRequestCalls.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.threeways.build.PushedShop;
import io.threeways.build.SaidEvents;
import io.threeways.events.BuildEvent;
import io.threeways.events.CarriedChange;
import io.threeways.events.EnvironmentConfiguration;
import io.threeways.events.PullRequestEvent.ChangeMerged;
import io.threeways.events.PullRequestEvent.ChangeProposed;
import io.threeways.events.PullRequestEvent.ChangeReviewed;
import io.threeways.events.PullRequestEvent.ChangeUpdated;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said on Kafka from the proposal to main: one chain, and one artifact when it lands. */
@QuarkusTest
@RealParts("build")
class EventsOfAMergeTest {
  private static final Pattern OURS = Pattern.compile("(change|build|artifact)-[a-z]+");

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
  void aMergeStaysOnItsChangesChain() {
    shop.withPipeline(
        """
        version: 1
        stages:
          - {name: package, run: "ls > files", artifact: files}
        deploy: {application: shop, run: cat files}
        environments:
          production: {configured-by: {ansible: site.yml}}
        """);
    shop.pushed("main");
    shop.git().git("checkout", "-b", "price");
    shop.git().file("price", "dearer\n");
    shop.git().commit("Raise the price");
    shop.pushed("price");
    String pull = shop.name() + "/2";
    post("ada", "", Map.of("repository", shop.name(), "branch", "price"));
    post(
        "bob",
        "/" + pull + "/reviews",
        Map.of("verdict", "approve", "commit", shop.git().git("rev-parse", "HEAD").strip()));
    post("ada", "/" + pull + "/merge", Map.of());

    said.hearUntil(() -> isWhole(pull));

    ChangeProposed proposed = said.only(ChangeProposed.class);
    ChangeReviewed reviewed = said.only(ChangeReviewed.class);
    ChangeUpdated queued = said.only(ChangeUpdated.class);
    ChangeMerged merged = said.only(ChangeMerged.class);
    assertThat(causeOf(reviewed)).isEqualTo(proposed.envelope().id());
    assertThat(causeOf(queued)).isEqualTo(reviewed.envelope().id());
    assertThat(causeOf(merged)).isEqualTo(queued.envelope().id());
    UUID chain = proposed.envelope().chainId();
    List<BuildEvent.BuildQueued> builds =
        said.all(BuildEvent.BuildQueued.class).stream()
            .filter(build -> build.commit().equals(merged.commit()))
            .toList();
    assertThat(builds).hasSize(1);
    assertThat(builds.getFirst().envelope().chainId()).isEqualTo(chain);
    assertThat(causeOf(builds.getFirst())).isEqualTo(queued.envelope().id());
    assertThat(merged.build()).isEqualTo(builds.getFirst().build());
    assertThat(merged.batch()).containsExactly(pull);
    assertThat(merged.files()).hasPath(filesOf(merged.commit()));
    assertThat(merged.configurations())
        .containsExactly(new EnvironmentConfiguration("production", "ansible", "site.yml"));
    assertThat(merged.tree())
        .isEqualTo(
            shop.git().git("ls-remote", "origin", "refs/heads/main").startsWith(merged.commit())
                ? treeOf(merged.commit())
                : "main is elsewhere");
    List<BuildEvent.ArtifactPublished> artifacts =
        said.all(BuildEvent.ArtifactPublished.class).stream()
            .filter(artifact -> artifact.commit().equals(merged.commit()))
            .toList();
    assertThat(artifacts).hasSize(1);
    assertThat(artifacts.getFirst().branch()).isEqualTo("main");
    assertThat(artifacts.getFirst().deployment()).isNotNull();
    assertThat(artifacts.getFirst().envelope().chainId()).isEqualTo(chain);
    assertThat(artifacts.getFirst().changes())
        .extracting(CarriedChange::lastEvent)
        .containsExactly(merged.envelope().id());
    assertThat(artifacts.getFirst().envelope().timestamp())
        .isAfterOrEqualTo(merged.envelope().timestamp());
  }

  private String filesOf(String commit) {
    return "/api/build/repositories/%s/commits/%s/files".formatted(shop.name(), commit);
  }

  private String treeOf(String commit) {
    shop.git().git("fetch", "-q", "origin");
    return shop.git().git("rev-parse", commit + "^{tree}").strip();
  }

  /** Topics have no common order. */
  private boolean isWhole(String pull) {
    return !said.all(ChangeMerged.class).isEmpty()
        && !said.all(ChangeProposed.class).isEmpty()
        && !said.all(ChangeReviewed.class).isEmpty()
        && !said.all(ChangeUpdated.class).isEmpty()
        && said.all(BuildEvent.ArtifactPublished.class).stream()
            .filter(artifact -> artifact.branch().equals("main"))
            .flatMap(artifact -> artifact.changes().stream())
            .anyMatch(change -> change.change().equals(pull))
        && said.all(BuildEvent.BuildQueued.class).size() >= 3;
  }

  private static UUID causeOf(BuildEvent event) {
    return event.envelope().links().getFirst().target().eventId();
  }
}
