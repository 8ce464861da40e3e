package io.threeways.build.pullrequest;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.ReconcileRepositories;
import io.threeways.build.repository.Refs;
import io.threeways.build.repository.RepositoryName;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the merge button to main, with real builds of real merges. */
@QuarkusTest
@RealParts("build")
class MergeQueueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ADA = TestTokens.asUser("ada", "developer", "viewer");
  private static final String BOB = TestTokens.asUser("bob", "developer", "viewer");

  @Inject ShutRule shutRule;
  @Inject RunQueues runQueues;
  @Inject Changes changes;
  @Inject PullRequests pullRequests;
  @Inject Refs refs;
  @Inject ReconcileRepositories reconcile;
  @TempDir Path outside;
  private PushedShop shop;

  /** Green while at most one file says {@code loud}, and as soon as the gate is open. */
  @BeforeEach
  void aGreenMain() {
    shop = PushedShop.empty();
    shop.git().file("lines", "one\ntwo\nthree\nfour\nfive\n");
    shop.git().file(".gitignore", "out\n");
    shop.withPipeline(
        """
        version: 1
        stages:
          - name: unit
            run: "if [ -e slow ]; then while [ ! -e %s ]; do sleep 0.02; done; fi; n=$(cat *.txt 2>/dev/null | grep -c loud || true); test $n -lt 2"
          - {name: package, run: "mkdir out; ls > out/files", needs: [unit], artifact: out}
        deploy: {application: shop, run: cat files}
        """
            .formatted(outside.resolve("gate")));
    shop.pushed("main");
    shop.awaitBuild(1, "passed");
  }

  /** No build is left behind that waits for a gate: it would take the place of others. */
  @AfterEach
  void close() throws IOException {
    if (Files.notExists(outside.resolve("gate"))) {
      Files.createFile(outside.resolve("gate"));
    }
    shutRule.open(shop.name());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                get("/api/build/builds?limit=50&repository=" + shop.name())
                    .getList("state", String.class)
                    .stream()
                    .noneMatch(state -> state.matches("queued|running")));
    shop.close();
  }

  @Test
  void whatLandsIsWhatWasTestedAndIsNotBuiltAgain() {
    long change = approved("price", "price.txt", "quiet\n");

    merge(change);

    JsonPath merged = awaitState(change, "merged");
    String commit = merged.getString("merged.commit");
    assertThat(main()).isEqualTo(commit);
    assertThat(show(change).getList("discussion.commits")).hasSize(1);
    fetched();
    assertThat(shop.git().git("log", "-1", "--format=%P", commit).strip().split(" ")).hasSize(2);
    List<Map<String, Object>> builds =
        get("/api/build/builds?repository=%s&commit=%s".formatted(shop.name(), commit)).getList("");
    assertThat(builds).hasSize(1);
    assertThat(builds.getFirst())
        .containsEntry("state", "passed")
        .containsEntry("branch", "queue/main")
        .containsEntry("change", shop.name() + "/" + change);
    JsonPath artifact = get("/api/build/artifacts?repository=" + shop.name() + "&limit=1");
    assertThat(artifact.getString("[0].commit")).isEqualTo(commit);
    assertThat(artifact.getString("[0].branch")).isEqualTo("main");
    assertThat(artifact.getString("[0].build"))
        .isEqualTo(shop.name() + "/" + builds.getFirst().get("number"));
  }

  @Test
  void aFlakyTestEjectsNobody() {
    shop.git().git("checkout", "-b", "flaky", "main");
    shop.withPipeline(
        """
        version: 1
        stages:
          - name: unit
            tests: T.xml
            run: |
              if [ -e seen ]
              then echo '<testsuite name="T"><testcase name="adds"/></testsuite>' > T.xml
              else
                touch seen
                echo '<testsuite name="T"><testcase name="adds"><failure/></testcase></testsuite>' > T.xml
                exit 1
              fi
        """);
    long change = proposed("flaky");
    approve(change);

    merge(change);

    String commit = awaitState(change, "merged").getString("merged.commit");
    JsonPath builds =
        get("/api/build/builds?repository=%s&commit=%s".formatted(shop.name(), commit));
    JsonPath build = shop.build(builds.getLong("[0].number"));
    assertThat(build.getString("branch")).isEqualTo("queue/main");
    assertThat(build.getList("stages[0].flaky.test")).containsExactly("adds");
  }

  @Test
  void theOneThatConflictsSemanticallyIsEjectedAndTheInnocentLands() {
    long innocent = approved("one", "one.txt", "loud\n");
    long guilty = approved("two", "two.txt", "loud\n");
    awaitGreen("one");
    awaitGreen("two");

    merge(innocent);
    merge(guilty);

    awaitState(innocent, "merged");
    JsonPath ejected = awaitSet(guilty, "ejected.reason");
    assertThat(ejected.getString("state")).isEqualTo("open");
    assertThat(ejected.getString("ejected.reason"))
        .contains("stage unit", "alone it is green")
        .contains("it conflicts semantically with %s/%d".formatted(shop.name(), innocent));
    assertThat(files("origin/main")).contains("one.txt").doesNotContain("two.txt");
    assertThat(queue().getList("batches")).isEmpty();
  }

  @Test
  void aRedBatchIsHalvedUntilTheGuiltyIsAlone() throws Exception {
    long slow = approved("slow", "slow", "slow\n");
    long behind = approved("behind", "behind.txt", "quiet\n");
    long loud = approved("loud", "loud.txt", "loud\n");
    long quiet = approved("quiet", "quiet.txt", "quiet\n");
    long louder = approved("louder", "louder.txt", "loud\n");
    merge(slow);
    await().atMost(PATIENCE).until(() -> queue().getList("batches").size() == 1);
    merge(behind);
    await().atMost(PATIENCE).until(() -> queue().getList("batches").size() == 2);
    List.of(loud, quiet, louder).forEach(this::merge);
    // The window is full; a place in it gets free for all three.
    close(behind);
    await().atMost(PATIENCE).until(() -> queue().getList("waiting").isEmpty());
    assertThat(queue().getList("batches.members", List.class).getLast()).hasSize(3);
    Files.createFile(outside.resolve("gate"));

    awaitState(slow, "merged");
    JsonPath first = awaitState(loud, "merged");
    JsonPath second = awaitState(quiet, "merged");
    JsonPath guilty = awaitSet(louder, "ejected.reason");

    assertThat(guilty.getString("ejected.reason")).contains("stage unit");
    assertThat(first.getString("merged.commit")).isNotEqualTo(second.getString("merged.commit"));
    assertThat(files("origin/main"))
        .contains("slow", "loud.txt", "quiet.txt")
        .doesNotContain("louder.txt");
  }

  @Test
  void whileARuleShutsMainTheQueueWaitsAndSaysSo() throws Exception {
    long change = approved("slow", "slow", "slow\n");
    merge(change);
    shutRule.shut(shop.name());
    String before = main();
    Files.createFile(outside.resolve("gate"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(queue().getString("waitsFor")).isEqualTo("main is shut by a test"));
    assertThat(main()).isEqualTo(before);
    assertThat(
            get("/api/build/artifacts?repository=" + shop.name() + "&limit=50")
                .getList("findAll { it.branch == 'main' }"))
        .as("nothing is published of what has not landed")
        .hasSize(1);
    assertThat(post(BOB, change, "/close", 409).getString("detail")).contains("is landing");
    shutRule.open(shop.name());
    awaitState(change, "merged");
    assertThat(queue().getString("waitsFor")).isNull();
  }

  @Test
  void whileTheCordIsPulledTheButtonAndTheQueueAreRefused() throws Exception {
    long queued = approved("slow", "slow", "slow\n");
    long refused = approved("price", "price.txt", "quiet\n");
    merge(queued);
    cord("/pull", Map.of("reason", "Prices are wrong"));
    String before = main();
    Files.createFile(outside.resolve("gate"));

    assertThat(post(ADA, refused, "/merge", 409).getList("reasons", String.class))
        .anyMatch(line -> line.contains("cord"))
        .anyMatch(line -> line.contains("Prices are wrong"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(queue().getString("waitsFor")).contains("cord is pulled"));
    assertThat(main()).isEqualTo(before);
    cord("/release", Map.of("reason", "They are right"));
    awaitState(queued, "merged");
    merge(refused);
    awaitState(refused, "merged");
  }

  @Test
  void aFixGoesBeforeAllOthersWhileTheCordIsPulled() throws Exception {
    long slow = approved("slow", "slow", "slow\n");
    long fix = approved("fix", "fix.txt", "quiet\n");
    merge(slow);
    await().atMost(PATIENCE).until(() -> queue().getList("batches").size() == 1);
    cord("/pull", Map.of("reason", "Prices are wrong"));

    post(ADA, fix, "/merge", 409);
    assertThat(post(ADA, fix, "/merge?fix=true", 200).getBoolean("queued.fix")).isTrue();

    String fixed = awaitState(fix, "merged").getString("merged.commit");
    assertThat(main()).isEqualTo(fixed);
    assertThat(files("origin/main")).contains("fix.txt").doesNotContain("slow");
    assertThat(show(slow).getString("state")).isEqualTo("queued");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                "released".equals(get("/api/build/andon/cords/" + shop.name()).getString("state")));
    Files.createFile(outside.resolve("gate"));
    awaitState(slow, "merged");
  }

  /** Else the two would wait for each other: what lands is locked after its repository. */
  @Test
  void aPullRequestIsWrittenWhileItsRepositoryIsLocked() {
    ChangeId id =
        new ChangeId(new RepositoryName(shop.name()), approved("price", "price.txt", "quiet\n"));
    Runnable twice =
        () -> {
          PullRequest pullRequest = pullRequests.lock(id).orElseThrow();
          pullRequests.put(pullRequest);
          pullRequests.put(pullRequest);
        };

    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              changes.lock(id.repository());
              assertThat(runAsync(() -> QuarkusTransaction.requiringNew().run(twice)))
                  .succeedsWithin(Duration.ofSeconds(10));
            });
  }

  /** Builds end in any order: what has landed green contains what turns red later. */
  @Test
  void theCordHearsThatWhatLandedIsGreen() throws Exception {
    shop.git().git("checkout", "main");
    shop.git().file("slow", "slow\n");
    shop.git().file("one.txt", "loud\n");
    shop.git().file("two.txt", "loud\n");
    shop.git().commit("Be loud twice");
    shop.pushed("main");
    shop.git().git("checkout", "-b", "quieter");
    shop.git().git("rm", "-q", "slow", "two.txt");
    shop.git().commit("Be loud once");
    long change = proposed("quieter");
    approve(change);
    merge(change);
    awaitState(change, "merged");

    Files.createFile(outside.resolve("gate"));

    shop.awaitBuild(2, "failed");
    assertThat(get("/api/build/andon/cords/" + shop.name()).getString("state"))
        .isEqualTo("released");
  }

  @Test
  void aDeathBetweenTheMoveOfMainAndItsRecordIsNoticed() throws Exception {
    long change = approved("slow", "slow", "slow\n");
    merge(change);
    shutRule.shut(shop.name());
    Files.createFile(outside.resolve("gate"));
    await().atMost(PATIENCE).until(() -> "landing".equals(queue().getString("batches[0]?.state")));
    String commit = queue().getString("batches[0].commit");
    RepositoryName name = new RepositoryName(shop.name());
    assertThat(
            refs.move(
                name,
                new BranchMove(BranchName.MAIN, new CommitSha(main()), new CommitSha(commit)),
                "bob"))
        .isTrue();

    reconcile.reconcile();

    JsonPath merged = show(change);
    assertThat(merged.getString("state")).isEqualTo("merged");
    assertThat(merged.getString("merged.commit")).isEqualTo(commit);
    assertThat(
            get("/api/build/artifacts?repository=" + shop.name() + "&limit=1")
                .getString("[0].commit"))
        .isEqualTo(commit);
    assertThat(
            get("/api/build/builds?repository=%s&commit=%s".formatted(shop.name(), commit))
                .getList(""))
        .hasSize(1);
  }

  @Test
  void manyQueuesAtOnceLandEverythingOnce() throws Exception {
    List<Long> changes =
        IntStream.range(0, 4).mapToObj(i -> approved("c" + i, "c" + i + ".md", "quiet\n")).toList();
    CountDownLatch done = new CountDownLatch(1);
    List<Future<Void>> others;
    try (ExecutorService queues = Executors.newVirtualThreadPerTaskExecutor()) {
      others = IntStream.range(0, 3).mapToObj(i -> queues.submit(() -> runUntil(done))).toList();
      try {
        changes.forEach(this::merge);
        changes.forEach(change -> awaitState(change, "merged"));
      } finally {
        done.countDown();
      }
    }

    for (Future<Void> other : others) {
      other.get();
    }
    String merges = shop.git().git("log", "--merges", "--format=%s", fetched());
    changes.forEach(
        change ->
            assertThat(merges.lines().filter(line -> line.contains("/" + change + ":")).count())
                .as("merges of " + change + " in\n" + merges)
                .isEqualTo(1));
  }

  @Test
  void aPushToMainInBetweenHasTheMergeMadeAnew() throws Exception {
    long change = approved("slow", "slow", "slow\n");
    merge(change);
    await().atMost(PATIENCE).until(() -> queue().getList("batches").size() == 1);
    String first = queue().getString("batches[0].commit");
    shop.git().git("checkout", "main");
    shop.git().file("urgent.md", "now\n");
    shop.git().commit("Urgent");
    shop.pushed("main");
    Files.createFile(outside.resolve("gate"));

    JsonPath merged = awaitState(change, "merged");

    assertThat(merged.getString("merged.commit")).isNotEqualTo(first).isEqualTo(main());
    assertThat(files("origin/main")).contains("urgent.md", "slow");
  }

  @Test
  void aPushTakesItOutOfTheQueue() {
    long change = approved("slow", "slow", "slow\n");
    merge(change);
    shop.git().git("checkout", "slow");
    shop.git().file("slow", "slower\n");
    shop.git().commit("Slower");

    String terminal = shop.pushed("slow");

    assertThat(terminal).contains("it has left the merge queue");
    assertThat(show(change).getString("state")).isEqualTo("open");
    await().atMost(PATIENCE).until(() -> queue().getList("batches").isEmpty());
  }

  @Test
  void aPeerWhoAsksForChangesTakesItOutOfTheQueue() {
    long change = approved("slow", "slow", "slow\n");
    merge(change);

    review(change, "request_changes");

    assertThat(show(change).getString("state")).isEqualTo("open");
    assertThat(show(change).getString("ejected.reason")).isEqualTo("bob asks for changes");
    await().atMost(PATIENCE).until(() -> queue().getList("batches").isEmpty());
    assertThat(files("origin/main")).doesNotContain("slow");
  }

  @Test
  void whatNobodyApprovedOrCannotBeMergedIsNotQueued() {
    long change = proposed("price", "lines", "one\ndearer\nthree\nfour\nfive\n");
    assertThat(post(ADA, change, "/merge", 409).getList("reasons", String.class))
        .singleElement()
        .asString()
        .startsWith("0 of 1 peers approve");
    approve(change);
    shop.git().git("checkout", "main");
    shop.git().file("lines", "one\ncheaper\nthree\nfour\nfive\n");
    shop.git().commit("Cheaper");
    shop.pushed("main");

    assertThat(post(ADA, change, "/merge", 409).getList("reasons", String.class))
        .containsExactly("it conflicts with main in lines");
  }

  @Test
  void aPullRequestsPipelineReachesNothingOfMains() {
    String digest =
        get("/api/build/artifacts?repository=" + shop.name() + "&limit=1").getString("[0].digest");
    shop.git().git("checkout", "-b", "sly", "main");
    shop.git().file("sly.txt", "quiet\n");
    shop.withPipeline(
        """
        version: 1
        stages:
          - name: steal
            run: "mkdir out; env | sort > out/env; ls / ~ .. > out/seen 2>&1 || true; git config --list >> out/env 2>&1 || true"
            artifact: out
        deploy: {application: shop, run: cat env}
        """);
    shop.pushed("sly");
    awaitGreen("sly");

    JsonPath artifacts = get("/api/build/artifacts?repository=" + shop.name() + "&limit=50");
    assertThat(artifacts.getList("findAll { it.branch == 'main' }.digest")).containsExactly(digest);
    assertThat(artifacts.getList("findAll { it.branch == 'sly' }")).hasSize(1);
    String stolen =
        given()
            .auth()
            .oauth2(ADA)
            .get(
                "/api/build/artifacts/" + artifacts.getString("find { it.branch == 'sly' }.digest"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(stolen.toLowerCase(Locale.ROOT))
        .contains("path=")
        .doesNotContain("password", "token", "secret", "bearer");
  }

  /** One more queue beside the service's own, as in another process. */
  private Void runUntil(CountDownLatch done) throws InterruptedException {
    while (!done.await(5, TimeUnit.MILLISECONDS)) {
      runQueues.run();
    }
    return null;
  }

  private long approved(String branch, String file, String text) {
    long change = proposed(branch, file, text);
    approve(change);
    return change;
  }

  private long proposed(String branch, String file, String text) {
    shop.git().git("checkout", "-b", branch, "main");
    shop.git().file(file, text);
    shop.git().commit("Add " + branch);
    return proposed(branch);
  }

  private long proposed(String branch) {
    shop.pushed(branch);
    return given()
        .auth()
        .oauth2(ADA)
        .contentType("application/json")
        .body(Map.of("repository", shop.name(), "branch", branch))
        .post("/api/build/pulls")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("number");
  }

  private void approve(long change) {
    review(change, "approve");
  }

  private void review(long change, String verdict) {
    given()
        .auth()
        .oauth2(BOB)
        .contentType("application/json")
        .body(Map.of("verdict", verdict, "commit", show(change).getString("commit")))
        .post("/api/build/pulls/{name}/{change}/reviews", shop.name(), change)
        .then()
        .statusCode(200);
  }

  private void merge(long change) {
    assertThat(post(ADA, change, "/merge", 200).getString("state")).isEqualTo("queued");
  }

  private void close(long change) {
    post(ADA, change, "/close", 200);
  }

  private JsonPath post(String token, long change, String what, int status) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of())
        .post("/api/build/pulls/{name}/{change}" + what, shop.name(), change)
        .then()
        .statusCode(status)
        .extract()
        .jsonPath();
  }

  private void cord(String what, Map<String, ?> body) {
    given()
        .auth()
        .oauth2(ADA)
        .contentType("application/json")
        .body(body)
        .post("/api/build/andon/cords/" + shop.name() + what)
        .then()
        .statusCode(200);
  }

  private JsonPath awaitState(long change, String state) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                assertThat(show(change).getString("state"))
                    .as(show(change).prettify())
                    .isEqualTo(state));
    return show(change);
  }

  private JsonPath awaitSet(long change, String path) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> show(change).getString(path) != null);
    return show(change);
  }

  private void awaitGreen(String branch) {
    String builds = "/api/build/builds?repository=%s&branch=%s".formatted(shop.name(), branch);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> "passed".equals(get(builds).getString("[0]?.state")));
  }

  private JsonPath show(long change) {
    return get("/api/build/pulls/%s/%d".formatted(shop.name(), change));
  }

  private JsonPath queue() {
    return get("/api/build/pulls/%s/queue".formatted(shop.name()));
  }

  private String main() {
    return shop.git().git("ls-remote", "origin", "refs/heads/main").split("\\s")[0];
  }

  private String fetched() {
    shop.git().git("fetch", "-q", "origin");
    return "origin/main";
  }

  private List<String> files(String commit) {
    fetched();
    return shop.git().git("ls-tree", "--name-only", commit).lines().toList();
  }

  private JsonPath get(String path) {
    return given().auth().oauth2(ADA).get(path).then().statusCode(200).extract().jsonPath();
  }
}
