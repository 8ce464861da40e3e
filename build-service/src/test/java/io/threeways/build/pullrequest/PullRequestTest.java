package io.threeways.build.pullrequest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.threeways.build.PushedShop;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pull requests as their members see them: over HTTP, with the real git. */
@QuarkusTest
@RealParts("build")
class PullRequestTest {
  private static final String ADA = TestTokens.asUser("ada", "developer", "viewer");
  private static final String BOB = TestTokens.asUser("bob", "developer", "viewer");
  private static final String VERA = TestTokens.asUser("vera", "viewer");

  private PushedShop shop;

  @BeforeEach
  void mainAndABranch() {
    shop = PushedShop.empty();
    shop.git().file("Money.java", "one\ntwo\nthree\n");
    shop.git().commit("Begin");
    shop.pushed("main");
    shop.git().git("checkout", "-b", "price");
    shop.git().file("Money.java", "one\ntwo, dearer\nthree\n");
    shop.git().commit("Raise the price");
    shop.pushed("price");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void isNumberedLikeItsChangeAndListed() {
    JsonPath opened = open("price");

    assertThat(opened.getString("id")).isEqualTo(shop.name() + "/2");
    assertThat(opened.getString("title")).isEqualTo("Raise the price");
    assertThat(opened.getString("state")).isEqualTo("open");
    assertThat(get("?repository=" + shop.name() + "&state=open").getList("id"))
        .containsExactly(shop.name() + "/2");
    assertThat(get("?repository=" + shop.name() + "&state=merged").getList("id")).isEmpty();
  }

  @Test
  void aBranchIsProposedOnce() {
    open("price");

    assertThat(problem(ADA, "", Map.of("repository", shop.name(), "branch", "price"), 409))
        .endsWith("/already-proposed");
    assertThat(problem(ADA, "", Map.of("repository", shop.name(), "branch", "none"), 404))
        .endsWith("/no-such-branch");
    assertThat(problem(ADA, "", Map.of("repository", shop.name(), "branch", "main"), 404))
        .endsWith("/no-such-branch");
    shop.git().git("checkout", "main");
    shop.git().git("checkout", "-b", "nothing");
    shop.pushed("nothing");
    assertThat(problem(ADA, "", Map.of("repository", shop.name(), "branch", "nothing"), 409))
        .endsWith("/nothing-to-propose");
  }

  @Test
  void theBotsOneCommentIsEditedInPlace() {
    open("price");
    String first = awaitBot("1 commit in 1 file: +1 −1 lines.");
    assertThat(first)
        .contains("The branch is less than a day old.")
        .contains("Merges with main and with 0 other open branches.")
        .contains("No test for `Money.java`");

    shop.git().file("MoneyTest.java", "test\n");
    shop.git().commit("Test it");
    shop.pushed("price");

    String second = awaitBot("2 commits in 2 files: +2 −1 lines.");
    assertThat(second).contains("Every touched source has a test");
    assertThat(show().getList("discussion.comments.findAll { it.voice == 'bot' }")).hasSize(1);
    assertThat(show().getString("discussion.comments.find { it.voice == 'bot' }.editedAt"))
        .isNotNull();
  }

  @Test
  void theBotFindsConflictsWithMainAndWithOtherBranches() {
    open("price");
    shop.git().git("checkout", "main");
    shop.git().git("checkout", "-b", "cheaper");
    shop.git().file("Money.java", "one\ntwo, cheaper\nthree\n");
    shop.git().commit("Lower the price");
    shop.pushed("cheaper");

    awaitBot("Conflicts with %s/3 in `Money.java`.".formatted(shop.name()));

    shop.git().git("push", "origin", "cheaper:main");
    awaitBot("Conflicts with main in `Money.java`.");
  }

  @Test
  void aCommentIsAboutALine() {
    open("price");

    JsonPath shown =
        post(
            BOB,
            "/comments",
            Map.of("text", "Why *dearer*?", "path", "Money.java", "line", 2),
            200);

    assertThat(shown.getString("discussion.comments.find { it.author == 'bob' }.text"))
        .isEqualTo("Why *dearer*?");
    assertThat(shown.getInt("discussion.comments.find { it.author == 'bob' }.line")).isEqualTo(2);
    assertThat(shown.getString("discussion.comments.find { it.author == 'bob' }.commit"))
        .isEqualTo(shown.getString("commit"));
    post(BOB, "/comments", Map.of("text", "x", "line", 2), 400);
    post(BOB, "/comments", Map.of("text", "x".repeat(20_001)), 400);
    post(VERA, "/comments", Map.of("text", "may I?"), 403);
  }

  @Test
  void aReviewIsAPeers() {
    shop.git().file("more", "more\n");
    shop.git().commit("More\n\nCo-authored-by: Bob <bob@example.org>");
    shop.pushed("price");
    open("price");

    assertThat(problem(ADA, "/reviews", approval(), 403)).endsWith("/not-a-peer");
    assertThat(problem(BOB, "/reviews", approval(), 403)).endsWith("/not-a-peer");
    JsonPath reviewed =
        post(TestTokens.asUser("cy", "developer", "viewer"), "/reviews", approval(), 200);
    assertThat(reviewed.getList("discussion.authors")).contains("ada", "Bob");
    assertThat(reviewed.getBoolean("discussion.pair")).isTrue();
    assertThat(reviewed.getList("discussion.missing")).isEmpty();
  }

  @Test
  void aForcePushMakesApprovalsStaleAndSaysWhatWent() {
    open("price");
    post(BOB, "/reviews", approval(), 200);
    String gone = shop.git().git("rev-parse", "HEAD").strip();
    shop.git().file("Money.java", "one\ntwo, much dearer\nthree\n");
    shop.git().git("commit", "-a", "--amend", "-m", "Raise the price more");
    shop.pushed("+price");

    JsonPath shown = show();

    assertThat(shown.getBoolean("discussion.reviews[0].stale")).isTrue();
    assertThat(shown.getList("discussion.missing", String.class))
        .singleElement()
        .asString()
        .contains("the approval of bob is of an earlier one");
    assertThat(shown.getString("discussion.comments.find { it.voice == 'note' }.text"))
        .contains("pushed by force", gone.substring(0, 12) + " Raise the price");
  }

  @Test
  void theOwnersAreThoseOfMain() {
    shop.git().git("checkout", "main");
    shop.git().file("CODEOWNERS", "*.java @olga\n[x] @olga\n");
    shop.git().commit("Own it");
    shop.pushed("main");
    shop.git().git("checkout", "price");
    shop.git().file("CODEOWNERS", "* @bob\n");
    shop.git().commit("Own it ourselves");
    shop.pushed("price");
    open("price");

    assertThat(post(BOB, "/reviews", approval(), 200).getList("discussion.missing", String.class))
        .containsExactly("no owner of Money.java approves: @olga");
    assertThat(
            post(TestTokens.asUser("olga", "developer", "viewer"), "/reviews", approval(), 200)
                .getList("discussion.missing"))
        .isEmpty();
    awaitBot("CODEOWNERS:2: a pattern has no ranges '[ ]'");
  }

  @Test
  void isClosedWithItsBranchAndProposedAgain() {
    open("price");
    assertThat(post(BOB, "/close", Map.of("reason", "Not now."), 200).getString("closed.reason"))
        .isEqualTo("Not now.");
    assertThat(problem(BOB, "/reviews", approval(), 409)).endsWith("/pull-request-ended");
    assertThat(open("price").getString("id")).isEqualTo(shop.name() + "/2");

    shop.git().git("push", "origin", "--delete", "price");

    assertThat(show().getString("closed.reason")).isEqualTo("its branch was deleted");
  }

  @Test
  void aDraftIsMadeReady() {
    post(
        ADA,
        "",
        Map.of("repository", shop.name(), "branch", "price", "draft", true, "title", "Dearer"),
        201);
    assertThat(show().getList("discussion.missing")).contains("it is a draft");

    post(ADA, "/ready", Map.of(), 200);

    assertThat(show().getList("discussion.missing")).doesNotContain("it is a draft");
    assertThat(show().getString("title")).isEqualTo("Dearer");
  }

  @Test
  void anApprovalIsOfACommitThatIsNamed() {
    open("price");
    String seen = head();

    assertThat(post(BOB, "/reviews", Map.of("verdict", "approve"), 400).getString("detail"))
        .contains("which one you looked at");
    post(BOB, "/reviews", Map.of("verdict", "approve", "commit", "abcdef0"), 400);
    assertThat(
            post(
                    BOB,
                    "/reviews",
                    Map.of("verdict", "approve", "commit", seen.substring(0, 12)),
                    200)
                .getString("discussion.reviews[0].commit"))
        .isEqualTo(seen);
    shop.git().file("more", "more\n");
    shop.git().commit("Slip something in");
    shop.pushed("price");
    post(BOB, "/reviews", Map.of("verdict", "approve", "commit", seen), 200);

    assertThat(show().getList("discussion.missing", String.class))
        .singleElement()
        .asString()
        .contains("the approval of bob is of an earlier one");
  }

  /** Of what is checked out. */
  private Map<String, String> approval() {
    return Map.of("verdict", "approve", "commit", head());
  }

  private String head() {
    return shop.git().git("rev-parse", "HEAD").strip();
  }

  private JsonPath open(String branch) {
    return post(ADA, "", Map.of("repository", shop.name(), "branch", branch), 201);
  }

  private JsonPath show() {
    return get("/" + shop.name() + "/2");
  }

  private String awaitBot(String said) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(bot()).contains(said));
    return bot();
  }

  private String bot() {
    return String.valueOf(show().getString("discussion.comments.find { it.voice == 'bot' }?.text"));
  }

  private JsonPath get(String path) {
    return given()
        .auth()
        .oauth2(VERA)
        .get("/api/build/pulls" + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String problem(String token, String path, Map<String, ?> body, int status) {
    return post(token, path, body, status).getString("type");
  }

  /**
   * @param path below the pull request; empty: the list
   */
  private JsonPath post(String token, String path, Map<String, ?> body, int status) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post("/api/build/pulls" + (path.isEmpty() ? "" : "/" + shop.name() + "/2" + path))
        .then()
        .statusCode(status)
        .extract()
        .jsonPath();
  }
}
