package io.threeways.build.repository;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.threeways.build.BuildSettings;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.git.HostilePack;
import io.threeways.testkit.GitSandbox;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
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
  /** No object, and its checksum. */
  private static final String EMPTY_PACK =
      "PACK\0\0\0\2\0\0\0\0"
          + new String(
              HexFormat.of().parseHex("029d08823bd8a8eab510ad6ac75c823cfd3ed31e"),
              StandardCharsets.ISO_8859_1);

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
  void aPushThatIsCutInTheMiddleLeavesNothing() {
    String head = shop.git().file("a", "1".repeat(5000)).commit("Begin");

    sayPush(head, "refs/heads/main", "PACK\0\0\0\2\0\0\0\3half");

    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
    shop.pushed("main");
  }

  /** Git itself would not send these. */
  @ParameterizedTest
  @ValueSource(
      strings = {"..", "a/../b", "../../config", "a\nb", "a%2fb\r", "a\u0001b", "a.lock", "LONG"})
  void namesOfBranchesThatLeadElsewhereAreRefusedAndTheReasonIsSaid(String name) {
    String head = shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    String before = shop.git().git("ls-remote", "origin");

    String answer =
        sayPush(head, "refs/heads/" + name.replace("LONG", "x".repeat(10_000)), EMPTY_PACK);

    assertThat(answer).containsAnyOf("/problems/build/not-a-push", "a branch's name is letters");
    assertThat(shop.git().git("ls-remote", "origin")).isEqualTo(before);
  }

  private String sayPush(String commit, String ref, String pack) {
    String command = "0".repeat(40) + " " + commit + " " + ref + "\0report-status";
    String line = "%04x".formatted(command.length() + 4) + command + "0000";
    return given()
        .auth()
        .oauth2(shop.token())
        .contentType("application/x-git-receive-pack-request")
        .body((line + pack).getBytes(StandardCharsets.ISO_8859_1))
        .post("/git/{name}.git/git-receive-pack", shop.name())
        .asString();
  }

  @Test
  void aPushThatLandedAndWasNotRecordedIsFoundAtTheNextStart() throws Exception {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    String lost = shop.git().file("a", "2").commit("Lost");
    // As a process leaves it that died after the ref was moved.
    shop.git()
        .git(
            "push",
            "-q",
            settings
                .folder()
                .resolve("repositories/" + shop.name() + ".git")
                .toAbsolutePath()
                .toString(),
            "main");
    assertThat(changeOf("main")).isEqualTo(shop.name() + "/1");

    assertThat(reconcileRepositories.reconcile()).isEqualTo(1);

    assertThat(changeOf("main")).isEqualTo(shop.name() + "/2");
    assertThat(branch("main", "commit")).isEqualTo(lost);
    assertThat(reconcileRepositories.reconcile()).isZero();
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

  /** Sixteen kilobytes that a taking apart would make two gigabytes of, in objects held at once. */
  @Test
  void aPackThatWouldFillTheMemoryIsRefusedAndLeavesNothing() {
    HostilePack pack = new HostilePack();
    int size = 15 * 1024 * 1024;
    int last = pack.whole(Constants.OBJ_BLOB, new byte[size]);
    for (int i = 0; i < 70; i++) {
      int next = pack.longer(last, size + i, 1);
      pack.longer(last, size + i, 2);
      last = next;
    }

    String answer = pushed(pack, pack.commit("Innocent"));

    assertThat(answer).contains("MiB of memory, at most 48 are given");
    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
  }

  @Test
  void aPackThatAnnouncesMoreObjectsThanItCanHoldIsRefused() {
    HostilePack pack = new HostilePack();
    ObjectId commit = pack.commit("Innocent");

    String answer = pushed(pack.announcing(Integer.MAX_VALUE), commit);

    assertThat(answer).contains("MiB of memory, at most 48 are given");
    assertThat(shop.git().git("ls-remote", "origin")).isEmpty();
  }

  @Test
  void aCommitThatIsABookIsRefused() {
    HostilePack pack = new HostilePack();

    String answer = pushed(pack, pack.commit("x".repeat(5_000_000)));

    assertThat(answer).contains("exceeds the limit of 4194304");
  }

  @Test
  void aFetchThatAsksForMoreThanItSaysIsBrokenOff() throws IOException {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    String have = "0032have %s\n".formatted("0".repeat(39) + "1");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(body)) {
      String head = shop.git().git("rev-parse", "main").strip();
      out.write("0032want %s\n0000".formatted(head).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 60_000; i++) {
        out.write(have.getBytes(StandardCharsets.UTF_8));
      }
      out.write("0009done\n".getBytes(StandardCharsets.UTF_8));
    }

    byte[] answer =
        given()
            .auth()
            .oauth2(shop.token())
            .contentType("application/x-git-upload-pack-request")
            .header("Content-Encoding", "gzip")
            .body(body.toByteArray())
            .post("/git/{name}.git/git-upload-pack", shop.name())
            .asByteArray();

    assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("PACK");
    assertThat(body.size()).isLessThan(20_000);
  }

  private String pushed(HostilePack pack, ObjectId commit) {
    return given()
        .auth()
        .oauth2(shop.token())
        .contentType("application/x-git-receive-pack-request")
        .body(pack.pushing("refs/heads/main", commit))
        .post("/git/{name}.git/git-receive-pack", shop.name())
        .asString();
  }

  private @Nullable String changeOf(String branch) {
    return branch(branch, "change");
  }

  private @Nullable String branch(String branch, String member) {
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
