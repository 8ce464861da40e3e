package io.threeways.build.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.RepositoryName;
import io.threeways.jdbc.Sql;
import io.threeways.testkit.GitSandbox;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mirror of a repository that is fetched with the real protocol, told by signed calls. */
@QuarkusTest
@RealParts("build")
class WebhookTest {
  @Inject Changes changes;

  @Inject
  @DataSource("build")
  AgroalDataSource database;

  private final String name = "theirs-" + UUID.randomUUID().toString().substring(0, 8);
  private final SmartRemote remote = new SmartRemote();
  private String secret = "";

  @BeforeEach
  void mirror() {
    remote.git().file("a", "1").commit("Begin");
    secret = made().getString("secret");
    awaitMain(head("HEAD"));
  }

  @AfterEach
  void close() {
    remote.close();
  }

  @Test
  void aMirrorBeginsWithWhatItsRemoteHas() {
    assertThat(pusher("main")).isEqualTo("somebody at 127.0.0.1");
    as("viewer")
        .get("/api/build/mirrors/" + name)
        .then()
        .statusCode(200)
        .body("remote", equalTo(remote.url().toString()))
        .body("webhook", equalTo("http://127.0.0.1:8080/api/build/webhooks/" + name))
        .body("failure", nullValue())
        .body("secret", nullValue());
  }

  @Test
  void aPushThereIsAPushHereByWhomeverTheRemoteNames() {
    String pushed = remote.git().file("a", "2").commit("Second");

    deliver("push", push("main", pushed)).statusCode(202).body("repeated", equalTo(false));

    awaitMain(pushed);
    assertThat(pusher("main")).isEqualTo("octocat");
  }

  @Test
  void aForgedDeliveryIsRefusedAndNothingOfItKept() {
    String pushed = remote.git().file("a", "2").commit("Second");
    byte[] body = bytes(push("main", pushed));

    deliver(name, "push", body, "sha256=" + "0".repeat(64)).statusCode(401);
    deliver(name, "push", body, signature(body, "another")).statusCode(401);
    deliver(name, "push", bytes(push("main", "9".repeat(40))), signature(body, secret))
        .statusCode(401);
    deliver(name, "push", body, "").statusCode(401);
    deliver("no-such-mirror", "push", body, signature(body, secret))
        .statusCode(401)
        .body("type", equalTo("/problems/build/forged-delivery"));

    assertThat(deliveries()).isZero();
    assertThat(wanted()).isZero();
  }

  @Test
  void aReplayedDeliveryIsAcknowledgedAndNotTakenTwice() {
    String pushed = remote.git().file("a", "2").commit("Second");
    String id = UUID.randomUUID().toString();
    deliver(id, "push", push("main", pushed)).statusCode(202);
    awaitMain(pushed);

    deliver(id, "push", push("main", pushed)).statusCode(200).body("repeated", equalTo(true));

    assertThat(deliveries()).isEqualTo(1);
    assertThat(wanted()).isEqualTo(1);
  }

  @Test
  void reorderedDeliveriesLeaveTheMirrorWhereItsRemoteIs() {
    String second = remote.git().file("a", "2").commit("Second");
    String third = remote.git().file("a", "3").commit("Third");

    deliver("push", push("main", third)).statusCode(202);
    awaitMain(third);
    deliver("push", push("main", second)).statusCode(202);
    awaitIdle();

    assertThat(main()).contains(third);
  }

  @Test
  void branchesAppearAreRewrittenAndGoAsOnTheRemote() {
    remote.git().git("checkout", "-q", "-b", "topic");
    String first = remote.git().file("b", "1").commit("Try");
    deliver("push", push("topic", first)).statusCode(202);
    await().until(() -> head(new BranchName("topic")).equals(Optional.of(first)));

    remote.git().git("commit", "-q", "--amend", "-m", "Try again");
    String rewritten = head("HEAD");
    deliver("push", push("topic", rewritten)).statusCode(202);
    await().until(() -> head(new BranchName("topic")).equals(Optional.of(rewritten)));

    remote.git().git("checkout", "-q", "main");
    remote.git().git("branch", "-q", "-D", "topic");
    deliver("push", push("topic", "0".repeat(40))).statusCode(202);
    await().until(() -> head(new BranchName("topic")).isEmpty());
  }

  @Test
  void nobodyPushesToAMirror() {
    try (GitSandbox clone = GitSandbox.empty()) {
      String header =
          "http.extraHeader=Authorization: Bearer "
              + TestTokens.asUser("ada", "developer", "viewer");
      clone.git(
          "-c",
          header,
          "clone",
          "-q",
          "http://localhost:%d/git/%s.git".formatted(RestAssured.port, name),
          ".");
      clone.file("a", "ours").commit("Ours");

      GitSandbox.Answer main = clone.tryGit("-c", header, "push", "origin", "main");
      GitSandbox.Answer branch = clone.tryGit("-c", header, "push", "origin", "main:ours");

      assertThat(main.output()).contains("[remote rejected]", "only follows " + remote.url());
      assertThat(branch.output()).contains("[remote rejected]");
      assertThat(main()).contains(head("HEAD"));
    }
  }

  @Test
  void aPingIsTakenAndNothingIsFetched() {
    deliver("ping", "{\"zen\": \"Design for failure.\"}").statusCode(202);

    assertThat(wanted()).isZero();
  }

  @Test
  void aSignedDeliveryThatMakesNoSenseIsRefusedWithThePlace() {
    deliver("push", "{\"ref\": \"refs/heads/main\", \"after\": 7}")
        .statusCode(422)
        .body("pointer", equalTo("/after"));
    deliver("push", "{").statusCode(422).body("pointer", equalTo(""));

    assertThat(deliveries()).isZero();
  }

  @Test
  void aDeliveryIsBounded() {
    byte[] body = new byte[200_000];

    deliver(name, "push", body, signature(body, secret)).statusCode(413);
  }

  @Test
  void aRemoteThatIsGoneIsSaidAndAskedAgain() {
    remote.leave();
    deliver("push", push("main", "1".repeat(40))).statusCode(202);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                as("viewer").get("/api/build/mirrors/" + name).jsonPath().getString("failure")
                    != null);
  }

  @Test
  void whatIsNoRemoteIsRefused() {
    for (String address :
        new String[] {
          "file:///etc", "ssh://git@example.org/x", "https://me:secret@example.org/x"
        }) {
      as("operator")
          .contentType("application/json")
          .body(Map.of("repository", name + "-x", "remote", address))
          .post("/api/build/mirrors")
          .then()
          .statusCode(422)
          .body("type", equalTo("/problems/build/refused-remote"));
    }
  }

  @Test
  void mirrorsAreMadeByOperators() {
    as("developer")
        .contentType("application/json")
        .body(Map.of("repository", name + "-x", "remote", remote.url().toString()))
        .post("/api/build/mirrors")
        .then()
        .statusCode(403);
  }

  private JsonPath made() {
    return as("operator")
        .contentType("application/json")
        .body(Map.of("repository", name, "remote", remote.url().toString()))
        .post("/api/build/mirrors")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static String push(String branch, String after) {
    return """
    {"ref": "refs/heads/%s", "after": "%s", "pusher": {"name": "octocat"}}"""
        .formatted(branch, after);
  }

  private ValidatableResponse deliver(String kind, String body) {
    return deliver(UUID.randomUUID().toString(), kind, body);
  }

  private ValidatableResponse deliver(String id, String kind, String body) {
    return deliver(name, id, kind, bytes(body), signature(bytes(body), secret));
  }

  private static ValidatableResponse deliver(
      String mirror, String kind, byte[] body, String signature) {
    return deliver(mirror, UUID.randomUUID().toString(), kind, body, signature);
  }

  /** As the gateway passes it on: by a caller without any role. */
  private static ValidatableResponse deliver(
      String mirror, String id, String kind, byte[] body, String signature) {
    return given()
        .auth()
        .oauth2(TestTokens.asUser("webhook"))
        .contentType("application/json")
        .header("X-GitHub-Event", kind)
        .header("X-GitHub-Delivery", id)
        .header("X-Hub-Signature-256", signature)
        .body(body)
        .post("/api/build/webhooks/" + mirror)
        .then();
  }

  private static String signature(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(TestTokens.asUser("ada", role, "viewer"));
  }

  private String head(String revision) {
    return remote.git().git("rev-parse", revision).strip();
  }

  private Optional<String> main() {
    return head(BranchName.MAIN);
  }

  private Optional<String> head(BranchName branch) {
    return Optional.ofNullable(changes.heads(new RepositoryName(name)).get(branch))
        .map(Head::commit)
        .map(Object::toString);
  }

  private String pusher(String branch) {
    Head head =
        Objects.requireNonNull(
            changes.heads(new RepositoryName(name)).get(new BranchName(branch)), branch);
    return changes.find(head.change()).orElseThrow().pusher();
  }

  private void awaitMain(String commit) {
    await().atMost(Duration.ofSeconds(30)).until(() -> main().equals(Optional.of(commit)));
  }

  /** Everything that was asked for is fetched. */
  private void awaitIdle() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                new Sql(database)
                    .first(
                        """
                        select 1 from mirror
                        where repository = ? and leased_until is null and due_at > now()""",
                        row -> row.getInt(1),
                        name)
                    .isPresent());
  }

  private long deliveries() {
    return count("select count(*) from webhook_delivery where repository = ?");
  }

  private long wanted() {
    return count("select wanted from mirror where repository = ?");
  }

  private long count(String sql) {
    return new Sql(database).first(sql, row -> row.getLong(1), name).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
