package io.threeways.build.andon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Change;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.Head;
import io.threeways.build.repository.RepositoryName;
import io.threeways.testkit.EmbeddedKafka;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other tools say on events-received, and the cord. */
@QuarkusTest
@RealParts("build")
class ForeignRunTest {
  private static final String NIGHTLY = "nightly";

  @Inject Changes changes;

  private final KafkaProducer<String, byte[]> kafka =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", EmbeddedKafka.shared()),
          new StringSerializer(),
          new ByteArraySerializer());
  private PushedShop shop;
  private String first = "";
  private String second = "";

  @BeforeEach
  void aMainOfTwoCommits() {
    shop = PushedShop.empty();
    first = shop.git().file("a", "1").commit("First");
    shop.pushed("main");
    second = shop.git().file("a", "2").commit("Second");
    shop.pushed("main");
  }

  @AfterEach
  void close() {
    kafka.close();
    shop.close();
  }

  @Test
  void aFailedRunOfMainPullsTheCordAndItsLaterSuccessReleasesIt() {
    sendBinary(run(NIGHTLY, "failure", second));

    JsonPath pulled = awaitCord("pulled");
    assertThat(pulled.getString("commit")).isEqualTo(second);
    assertThat(pulled.getString("reason")).isEqualTo("3 requests were slow");
    assertThat(pulled.getString("foreign")).isEqualTo("https://ci.example.org/nightly/7");

    sendStructured(run(NIGHTLY, "success", second));
    awaitCord("released");
  }

  @Test
  void aTestSuiteOfTheOldSpecificationCounts() {
    sendBinary(
        """
        {"context":{"version":"0.4.1","id":"%s","source":"https://testkube.example.org",
          "type":"dev.cdevents.testsuiterun.finished.0.2.0","timestamp":"2026-11-27T10:00:00Z"},
         "subject":{"id":"s-7","type":"testSuiteRun","content":{"outcome":"fail",
          "environment":{"id":"production"},
          "testSuite":{"id":"92","name":"Smoke"},"reason":"Login is slow"}},
         "customData":%s,"customDataContentType":"application/json"}"""
            .formatted(UUID.randomUUID(), opentelemetry(address(shop), "main", second)));

    assertThat(awaitCord("pulled").getString("reason")).isEqualTo("Login is slow");
  }

  @Test
  void whatIsSaidTwiceHappensOnce() {
    String failure = run(NIGHTLY, "failure", second);
    sendBinary(failure);
    awaitCord("pulled");
    sendBinary(run(NIGHTLY, "success", second));
    awaitCord("released");

    sendBinary(failure);

    thenNothingHasMoved(1);
  }

  @Test
  void aFailureThatComesAfterTheSuccessOfALaterCommitMovesNothing() {
    sendBinary(run(NIGHTLY, "success", second));

    sendBinary(run(NIGHTLY, "failure", first));

    thenNothingHasMoved(0);
  }

  @Test
  void theSuccessOfAnEarlierCommitReleasesNothing() {
    sendBinary(run(NIGHTLY, "failure", second));
    awaitCord("pulled");

    sendBinary(run(NIGHTLY, "success", first));
    sendBinary(run("another", "success", second));

    thenEverythingSentIsHandled();
    assertThat(cord(shop).getString("state")).isEqualTo("pulled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "cancel"})
  void onlyTheCodesOwnFailurePulls(String outcome) {
    sendBinary(run(NIGHTLY, outcome, second));

    thenNothingHasMoved(0);
  }

  @ParameterizedTest
  @CsvSource({
    "topic, ''",
    "main, 1111111111111111111111111111111111111111",
    "main, nonsense",
  })
  void whatIsNotOnMainMovesNothing(String branch, String commit) {
    sendBinary(
        run(
            NIGHTLY,
            "failure",
            opentelemetry(address(shop), branch, commit.isEmpty() ? second : commit),
            ""));

    thenNothingHasMoved(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://elsewhere.example.org/git/%s.git",
        "http://127.0.0.1:8080/%s.git",
        "http://127.0.0.1:8080/git/%s-not.git",
        "not a url",
        ""
      })
  void anotherRepositoryOfTheSameNameMovesNothing(String address) {
    sendBinary(
        run(NIGHTLY, "failure", opentelemetry(address.formatted(shop.name()), "main", second), ""));

    thenNothingHasMoved(0);
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS, success, released",
    "FAILURE, error, pulled",
    "UNSTABLE, success, pulled",
    "ABORTED, failure, released"
  })
  void theWordsOfJenkinsAreUnderstood(String status, String outcome, String state) {
    String custom =
        """
        {"name":"shop","build":{"number":7,"status":"%s","scmState":{"url":"%s",
          "branch":"origin/main","commit":"%s"}}}"""
            .formatted(status, address(shop), second);
    sendBinary(run("shop", outcome, custom, ""));

    thenEverythingSentIsHandled();
    assertThat(cord(shop).getString("state")).isEqualTo(state);
  }

  @Test
  void aRunOnTheChainOfAChangeIsOfThatChange() {
    Head main =
        Objects.requireNonNull(changes.heads(new RepositoryName(shop.name())).get(BranchName.MAIN));
    Change change = changes.find(main.change()).orElseThrow();

    sendBinary(run(NIGHTLY, "failure", "{}", ",\"chainId\":\"%s\"".formatted(change.chain())));

    assertThat(awaitCord("pulled").getString("commit")).isEqualTo(second);
  }

  @Test
  void whatIsNoEventStopsNobody() {
    send(Map.of(), "{");
    send(Map.of("content-type", "application/cloudevents+json"), "{}");

    sendBinary(run(NIGHTLY, "failure", second));

    awaitCord("pulled");
  }

  private String run(String pipeline, String outcome, String commit) {
    return run(pipeline, outcome, opentelemetry(address(shop), "main", commit), "");
  }

  private static String run(String pipeline, String outcome, String custom, String context) {
    return """
    {"context":{"version":"0.4.1","id":"%s","source":"https://ci.example.org",
      "type":"dev.cdevents.pipelinerun.finished.0.2.0","timestamp":"2026-11-27T10:00:00Z"%s},
     "subject":{"id":"7","source":"https://ci.example.org","type":"pipelineRun","content":{
      "pipelineName":"%s","outcome":"%s","errors":"3 requests were slow",
      "url":"https://ci.example.org/nightly/7"}},
     "customData":%s,"customDataContentType":"application/json"}"""
        .formatted(UUID.randomUUID(), context, pipeline, outcome, custom);
  }

  private static String opentelemetry(String repository, String branch, String commit) {
    return """
    {"vcs.repository.url.full":"%s","vcs.ref.head.name":"%s","vcs.ref.head.revision":"%s"}"""
        .formatted(repository, branch, commit);
  }

  /** The address that this installation says is its own. */
  private static String address(PushedShop shop) {
    return "http://127.0.0.1:8080/git/" + shop.name() + ".git";
  }

  private void sendBinary(String document) {
    send(Map.of("content-type", "application/json"), document);
  }

  private void sendStructured(String document) {
    send(
        Map.of("content-type", "application/cloudevents+json"),
        "{\"specversion\":\"1.0\",\"data\":%s}".formatted(document));
  }

  /** All by one key: they are read in the order in which they were sent. */
  private void send(Map<String, String> headers, String value) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>("events-received", "ci", value.getBytes(StandardCharsets.UTF_8));
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      kafka.send(record).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonPath awaitCord(String state) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> cord(shop), cord -> cord.getString("state").equals(state));
  }

  private void thenNothingHasMoved(long pulls) {
    thenEverythingSentIsHandled();
    assertThat(cord(shop).getString("state")).isEqualTo("released");
    assertThat(cord(shop).getLong("pull")).isEqualTo(pulls);
  }

  /** Another shop's cord moves by what was sent last. */
  private void thenEverythingSentIsHandled() {
    try (PushedShop other = PushedShop.empty()) {
      String commit = other.git().file("a", "1").commit("Begin");
      other.pushed("main");
      sendBinary(run(NIGHTLY, "failure", opentelemetry(address(other), "main", commit), ""));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> cord(other).getString("state").equals("pulled"));
    }
  }

  private static JsonPath cord(PushedShop shop) {
    return given()
        .auth()
        .oauth2(TestTokens.asUser("ada", "viewer"))
        .get("/api/build/andon/cords/" + shop.name())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
