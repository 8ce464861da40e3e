package io.threeways.build.repository;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.threeways.build.BuildSettings;
import io.threeways.build.PushedShop;
import io.threeways.testkit.GitSandbox;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may enter a repository, and who may bring it. */
@QuarkusTest
@RealParts("build")
class PushTest {
  private PushedShop shop;
  @Inject BuildSettings settings;
  @Inject ReconcileRepositories reconcileRepositories;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void whatIsPushedCanBeCloned() {
    shop.git().file("docs/a.txt", "text\n").commit("Add a text");
    shop.pushed("main");

    try (GitSandbox clone = GitSandbox.empty()) {
      clone.git(
          "-c",
          "http.extraHeader=Authorization: Bearer " + shop.token(),
          "clone",
          "-q",
          "--filter=blob:none",
          shop.url(),
          "clone");
      assertThat(clone.folder().resolve("clone/docs/a.txt")).hasContent("text\n");
    }
  }

  @Test
  void aBadPipelineFileIsRefusedBeforeItLandsAndTheTerminalSaysWhere() {
    shop.withPipeline("version: 1\nstages:\n  - name: unit\n    run: x\n    nedes: [compile]\n");

    GitSandbox.Answer answer = shop.push("main");

    String words = ".threeways.yaml:5:5: unknown key 'nedes'; did you mean 'needs'?";
    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.output())
        .contains("remote: " + words)
        .contains("! [remote rejected] main -> main (" + words + ")");
    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
  }

  @Test
  void aPushWithoutAPipelineFileIsTakenAndBuildsNothing() {
    shop.git().file("a", "1").commit("Begin");

    assertThat(shop.pushed("main")).contains("has no .threeways.yaml: nothing is built");
  }

  @Test
  void mainOnlyGoesForward() {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    shop.git().git("commit", "-q", "--amend", "-m", "Other");

    assertThat(shop.push("--force", "main").output())
        .contains("main only goes forward: fetch, rebase and push again");
    assertThat(shop.push("--delete", "main").output()).contains("main is not deleted");
  }

  @Test
  void whereMainIsEnteredByTheQueueAPushIsRefusedWithTheWayOutAndABranchIsTaken() {
    shop.git().file("a", "1").commit("Begin");
    choose("operator", "queue").statusCode(200).body("main", equalTo("queue"));
    shop.pushed("main");
    shop.git().file("a", "2").commit("Straight to main");

    String refused = shop.push("main", "main:basket").output();

    assertThat(refused)
        .contains("! [remote rejected] main -> main (main is entered by the merge queue only)")
        .contains("remote:   git push origin HEAD:my-change && threeways pr create " + shop.name())
        .contains("[new branch]      main -> basket");
    assertThat(changeOf("main")).isEqualTo(shop.name() + "/1");
    choose("operator", "push").statusCode(200).body("main", equalTo("push"));
    shop.pushed("main");
  }

  @Test
  void aRefusedMoveOfAnAtomicPushRefusesTheOthers() {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    choose("operator", "queue").statusCode(200);
    shop.git().file("a", "2").commit("Straight to main");

    String refused = shop.push("--atomic", "main:basket", "main").output();

    assertThat(refused).contains("main is entered by the merge queue only");
    assertThat(changeOf("basket")).isNull();
  }

  @Test
  void onlyAnOperatorSaysHowMainIsEnteredAndOnlyInWordsThatAreKnown() {
    choose("developer", "queue").statusCode(403);
    choose("operator", "mail")
        .statusCode(400)
        .body("detail", equalTo("changes enter main by 'push' or by 'queue'; this is 'mail'"));
  }

  @Test
  void pushOptionsAreTakenAndHaveALimitInNumberAndLength() {
    shop.git().file("a", "1").commit("Begin");
    String[] many = new String[35];
    Arrays.fill(many, "-o");
    for (int i = 1; i < 34; i += 2) {
      many[i] = "x";
    }
    many[34] = "main";

    assertThat(shop.push(many).output()).contains("17 push options, at most 16");
    assertThat(shop.push("-o", "x".repeat(257), "main").output())
        .contains("a push option has at most 256 characters");
    assertThat(shop.push("-o", "x".repeat(256), "main").succeeded()).isTrue();
  }

  @Test
  void anotherBranchIsOneChangeAsLongAsItLives() {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    shop.git().git("checkout", "-q", "-b", "basket");
    shop.git().file("a", "2").commit("Second");
    shop.pushed("basket");
    shop.git().git("commit", "-q", "--amend", "-m", "Better");
    shop.push("--force", "basket");

    assertThat(changeOf("main")).isEqualTo(shop.name() + "/1");
    assertThat(changeOf("basket")).isEqualTo(shop.name() + "/2");
    shop.push("--delete", "basket");
    assertThat(changeOf("basket")).isNull();
    shop.pushed("basket");
    assertThat(changeOf("basket")).isEqualTo(shop.name() + "/3");
  }

  @Test
  void ofSeveralRefsEachIsMovedAndRecordedOrRefusedByItself() throws Exception {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main:top");

    String answer = shop.push("main:first", "main:top/second", "main:v1").output();

    assertThat(answer)
        .contains("[new branch]      main -> first", "[new branch]      main -> v1")
        .contains("! [remote rejected] main -> top/second");
    assertThat(changeOf("first")).isEqualTo(shop.name() + "/2");
    assertThat(changeOf("v1")).isEqualTo(shop.name() + "/3");
    assertThat(reconcileRepositories.reconcile()).isZero();
  }

  @Test
  void ofAnAtomicPushAllRefsAreMovedOrNone() throws Exception {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main:top");

    String refused = shop.push("--atomic", "main:first", "main:top/second").output();

    assertThat(refused)
        .contains("! [remote rejected] main -> first")
        .contains("! [remote rejected] main -> top/second");
    assertThat(changeOf("first")).isNull();
    assertThat(reconcileRepositories.reconcile()).isZero();
    assertThat(shop.push("--atomic", "main:first", "main:second").succeeded()).isTrue();
    assertThat(changeOf("first")).isEqualTo(shop.name() + "/2");
    assertThat(changeOf("second")).isEqualTo(shop.name() + "/3");
    assertThat(reconcileRepositories.reconcile()).isZero();
  }

  @Test
  void aBranchMakesRoomForAnotherInTheSamePush() {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main:top/second");

    assertThat(shop.push("main:top", ":top/second").succeeded()).isTrue();

    assertThat(changeOf("top/second")).isNull();
    assertThat(changeOf("top")).isEqualTo(shop.name() + "/2");
  }

  @Test
  void namesThatAreNotSafeToPrintAreRefused() {
    shop.git().file("a", "1").commit("Begin");

    assertThat(shop.push("main:refs/heads/a b").output()).contains("a b");
    assertThat(shop.push("main:refs/heads/" + "x".repeat(220)).output())
        .contains("a branch's name is");
    assertThat(shop.push("main:refs/for/main").output())
        .contains("only branches and tags are taken");
    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
  }

  @Test
  void aPushOverTheLimitIsRefusedAndLeavesNothing() {
    byte[] noise = new byte[2 * 1024 * 1024];
    new Random(1).nextBytes(noise);
    shop.git().file("noise", Base64.getEncoder().encodeToString(noise)).commit("Too much");

    GitSandbox.Answer answer = shop.push("main");

    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.output()).contains("exceeds the limit of");
    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
  }

  @Test
  void aPushThatLandedAndWasNotRecordedIsFoundAtTheNextStart() throws Exception {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    String lost = shop.git().file("a", "2").commit("Lost");
    // As a process leaves it that died after the ref was moved.
    shop.git().git("push", "-q", folderOf(shop).toString(), "main");
    assertThat(changeOf("main")).isEqualTo(shop.name() + "/1");

    assertThat(reconcileRepositories.reconcile()).isEqualTo(1);

    assertThat(changeOf("main")).isEqualTo(shop.name() + "/2");
    assertThat(branch(shop, "main", "commit")).isEqualTo(lost);
    assertThat(reconcileRepositories.reconcile()).isZero();
  }

  @Test
  void aRepositoryThatIsDamagedKeepsNoOtherFromBeingReconciled() throws Exception {
    try (PushedShop other = PushedShop.empty()) {
      PushedShop damaged = shop.name().compareTo(other.name()) < 0 ? shop : other;
      PushedShop whole = damaged == shop ? other : shop;
      String lost = whole.git().file("a", "1").commit("Lost");
      whole.git().git("push", "-q", folderOf(whole).toString(), "main");
      Path away = Files.move(folderOf(damaged), settings.folder().resolve("away"));
      try {
        assertThat(reconcileRepositories.reconcile()).isEqualTo(1);
      } finally {
        Files.move(away, folderOf(damaged));
      }

      assertThat(branch(whole, "main", "commit")).isEqualTo(lost);
    }
  }

  @Test
  void nobodyWithoutATokenAndNoViewerPushes() {
    shop.git().file("a", "1").commit("Begin");
    shop.git().git("config", "http.extraHeader", "X-Nothing: 1");
    assertThat(shop.push("main").succeeded()).isFalse();
    shop.git()
        .git(
            "config",
            "http.extraHeader",
            "Authorization: Bearer " + TestTokens.asUser("eve", "viewer"));
    assertThat(shop.push("main").output()).contains("403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a%2Fb", "a%0Ab", "Shop", "%2e%2e%2fetc"})
  void addressesWithOtherNamesAreRefused(String name) {
    given()
        .auth()
        .oauth2(shop.token())
        .urlEncodingEnabled(false)
        .get("/git/" + name + ".git/info/refs?service=git-upload-pack")
        .then()
        .statusCode(org.hamcrest.Matchers.in(java.util.List.of(400, 404)));
  }

  @Test
  void aNameOfTenThousandCharactersIsRefusedAndSaysWhatANameIs() {
    String detail =
        given()
            .auth()
            .oauth2(shop.token())
            .contentType("application/json")
            .body("{\"name\": \"" + "a".repeat(10_000) + "\"}")
            .post("/api/build/repositories")
            .then()
            .statusCode(400)
            .contentType("application/problem+json")
            .extract()
            .jsonPath()
            .getString("detail");

    assertThat(detail).contains("at most 40 characters").hasSizeLessThan(400);
  }

  @Test
  void aRepositoryThatIsNotThereIsNotFoundAndOneThatIsIsNotMadeTwice() {
    given()
        .auth()
        .oauth2(shop.token())
        .get("/git/nothing.git/info/refs?service=git-upload-pack")
        .then()
        .statusCode(404);
    given()
        .auth()
        .oauth2(shop.token())
        .contentType("application/json")
        .body("{\"name\": \"" + shop.name() + "\"}")
        .post("/api/build/repositories")
        .then()
        .statusCode(409);
  }

  private ValidatableResponse choose(String role, String entry) {
    return given()
        .auth()
        .oauth2(TestTokens.asUser("olga", role, "viewer"))
        .contentType("application/json")
        .body("{\"entry\": \"%s\"}".formatted(entry))
        .put("/api/build/repositories/{name}/main", shop.name())
        .then();
  }

  private Path folderOf(PushedShop shop) {
    return settings.folder().resolve("repositories").resolve(shop.name() + ".git").toAbsolutePath();
  }

  private @Nullable String changeOf(String branch) {
    return branch(shop, branch, "change");
  }

  private static @Nullable String branch(PushedShop shop, String branch, String member) {
    return given()
        .auth()
        .oauth2(shop.token())
        .get("/api/build/repositories/" + shop.name())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("branches.find { it.name == '%s' }?.%s".formatted(branch, member));
  }
}
