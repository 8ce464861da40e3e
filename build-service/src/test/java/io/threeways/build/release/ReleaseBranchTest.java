package io.threeways.build.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.common.annotation.Identifier;
import io.threeways.build.PushedShop;
import io.threeways.build.SaidEvents;
import io.threeways.events.BuildEvent.ArtifactPublished;
import io.threeways.events.DeploymentPlan;
import io.threeways.testkit.GitSandbox;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release is cut, stabilized by picks, and everything returns to main: with the real git. */
@QuarkusTest
@RealParts("build")
class ReleaseBranchTest {
  private static final String RELEASED =
      """
      version: 1
      stages:
        - {name: package, run: "test ! -e broken; mkdir out; echo packed > out/shop", artifact: out}
      deploy: {application: shop, run: cat shop, release: branch}
      """;

  @Inject
  @Identifier("build")
  Map<String, Object> kafka;

  private PushedShop shop;

  @BeforeEach
  void aGreenMain() {
    shop = PushedShop.empty();
    shop.git().file("README", "the shop\n");
    shop.withPipeline(RELEASED);
    shop.pushed("main");
    shop.awaitBuild(1, "passed");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aReleaseIsCutFromAGreenMain() {
    shop.pushed("main:refs/heads/release/1");

    shop.awaitBuild(2, "passed");
    assertThat(shop.build(2).getString("branch")).isEqualTo("release/1");
    assertThat(releases().getList("branch")).containsExactly("release/1");
    assertThat(releases().getInt("[0].waiting")).isZero();
  }

  @Test
  void aReleaseIsNotCutFromARedMainNorFromElsewhere() {
    commit("broken", "Break it");
    shop.pushed("main");
    shop.awaitBuild(2, "failed");
    assertRefused(shop.push("main:refs/heads/release/1"), "cut from a green main");

    shop.git().git("checkout", "--quiet", "-b", "elsewhere");
    commit("more", "Add more");
    assertRefused(shop.push("elsewhere:refs/heads/release/1"), "is cut from main");
  }

  @Test
  void onlyCherryPicksEnterAndAllOfThemReturn() {
    shop.pushed("main:refs/heads/release/1");
    shop.git().git("checkout", "--quiet", "-b", "release/1");
    commit("direct", "Mend it here only");
    assertRefused(shop.push("release/1"), "only cherry-picks enter a release branch");

    shop.git().git("checkout", "--quiet", "-b", "fix", "main");
    commit("mended", "Mend it");
    shop.pushed("fix");
    shop.git().git("checkout", "--quiet", "release/1");
    shop.git().git("reset", "--quiet", "--hard", "main");
    shop.git().git("cherry-pick", "-x", "fix");
    // Without another commit before it a pick is its source, were it not for -x.
    shop.pushed("release/1");

    assertThat(releases().getInt("[0].waiting")).isEqualTo(1);
    assertThat(releases().getString("[0].picks[0].title")).isEqualTo("Mend it");
    assertThat(releases().getString("[0].picks[0].source"))
        .isEqualTo(shop.git().git("rev-parse", "fix").strip());
    assertRefused(shop.push("--delete", "release/1"), "wait to return to main");

    shop.git().git("checkout", "--quiet", "main");
    shop.git().git("merge", "--quiet", "fix");
    shop.pushed("main");
    assertThat(releases().getInt("[0].waiting")).isZero();
    assertThat(releases().getBoolean("[0].picks[0].onMain")).isTrue();
    shop.pushed(":release/1");
    assertThat(releases().getList("branch")).isEmpty();
  }

  @Test
  void whatOnlySaysThatItIsAPickIsNone() {
    shop.pushed("main:refs/heads/release/1");
    shop.git().git("checkout", "--quiet", "-b", "fix", "main");
    commit("mended", "Mend it");
    shop.pushed("fix");
    shop.git().git("checkout", "--quiet", "-b", "release/1", "main");
    shop.git().git("cherry-pick", "-x", "fix");
    shop.git().file("evil", "evil\n");
    shop.git().git("add", "evil");
    shop.git().git("commit", "--quiet", "--amend", "--no-edit");

    assertRefused(shop.push("release/1"), "not what cherry-picking");
  }

  @Test
  void whereMainIsEnteredByTheQueueOnlyItsWorkIsPicked() {
    shop.pushed("main:refs/heads/release/1");
    shop.git().git("checkout", "--quiet", "-b", "fix", "main");
    commit("mended", "Mend it");
    shop.pushed("fix");
    commit("second", "Mend it twice");
    shop.pushed("fix:main");
    given()
        .auth()
        .oauth2(TestTokens.asUser("olga", "operator", "viewer"))
        .contentType("application/json")
        .body(Map.of("entry", "queue"))
        .put("/api/build/repositories/{name}/main", shop.name())
        .then()
        .statusCode(200);
    shop.git().git("checkout", "--quiet", "-b", "unreviewed", "main");
    commit("evil", "Be evil");
    shop.pushed("unreviewed");
    shop.git().git("checkout", "--quiet", "-b", "release/1", "main");
    shop.git().git("cherry-pick", "-x", "unreviewed");
    assertRefused(shop.push("release/1"), "a commit that main has");

    shop.git().git("reset", "--quiet", "--hard", "main");
    shop.git().git("cherry-pick", "-x", "fix");
    shop.pushed("release/1");
  }

  @Test
  void mergesAndRewritesAreRefused() {
    shop.pushed("main:refs/heads/release/1");
    shop.git().git("checkout", "--quiet", "-b", "fix", "main");
    commit("mended", "Mend it");
    shop.pushed("fix");
    shop.git().git("checkout", "--quiet", "-b", "release/1", "main");
    shop.git().git("merge", "--quiet", "--no-ff", "--no-edit", "fix");
    assertRefused(shop.push("release/1"), "only cherry-picks enter a release branch");

    shop.git().git("reset", "--quiet", "--hard", "main");
    shop.git().git("cherry-pick", "-x", "fix");
    shop.pushed("release/1");
    shop.git().git("reset", "--quiet", "--hard", "main");
    assertRefused(shop.push("--force", "release/1"), "only goes forward");
  }

  @Test
  void whereMainIsDeployedABranchOfThatNameIsLikeAnyOther() {
    shop.withPipeline(RELEASED.replace(", release: branch", ""));
    commit("more", "Add more");
    shop.pushed("main");
    commit("still-more", "Add still more");

    shop.pushed("main:refs/heads/release/1");
  }

  @Test
  void whoIsDeployedIsMainsToSayAndNotTheBranchs() {
    shop.withPipeline(RELEASED.replace(", release: branch", ""));
    shop.pushed("main");
    shop.awaitBuild(2, "passed");
    shop.withPipeline(RELEASED);
    shop.pushed("main:refs/heads/release/evil");
    shop.awaitBuild(3, "passed");

    assertThat(deploymentOf("release/evil")).isNull();
  }

  @Test
  void whereToAndPastWhomIsMainsToSayToo() {
    shop.pushed("main:refs/heads/release/1");
    shop.awaitBuild(2, "passed");
    shop.withPipeline(RELEASED.replace("application: shop", "application: shop, approval: peer"));
    shop.pushed("main");
    shop.awaitBuild(3, "passed");
    shop.git().git("checkout", "--quiet", "-b", "fix", "main~1");
    commit("mended", "Mend it");
    shop.pushed("fix");
    shop.awaitBuild(4, "passed");
    shop.git().git("checkout", "--quiet", "-b", "release/1", "main~1");
    shop.git().git("cherry-pick", "-x", "fix");
    shop.pushed("release/1");
    shop.awaitBuild(5, "passed");

    assertThat(Objects.requireNonNull(deploymentOf("release/1")).approval())
        .isEqualTo(DeploymentPlan.Approval.PEER);
  }

  /** Of the artifact of what is checked out. */
  private @Nullable DeploymentPlan deploymentOf(String branch) {
    String commit = shop.git().git("rev-parse", "HEAD").strip();
    SaidEvents said = new SaidEvents(kafka, Pattern.compile("artifact-published"), shop.name());
    said.hearUntil(() -> said.all(ArtifactPublished.class).stream().anyMatch(isOf(branch, commit)));
    return said.all(ArtifactPublished.class).stream()
        .filter(isOf(branch, commit))
        .findFirst()
        .orElseThrow()
        .deployment();
  }

  private static Predicate<ArtifactPublished> isOf(String branch, String commit) {
    return published -> published.branch().equals(branch) && published.commit().equals(commit);
  }

  private void commit(String file, String message) {
    shop.git().file(file, message + "\n");
    shop.git().commit(message);
  }

  private JsonPath releases() {
    return given()
        .auth()
        .oauth2(shop.token())
        .get("/api/build/repositories/{name}/releases", shop.name())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void assertRefused(GitSandbox.Answer answer, String why) {
    assertThat(answer.exitCode()).as(answer.output()).isNotZero();
    assertThat(answer.output()).contains("remote rejected", why);
  }
}
