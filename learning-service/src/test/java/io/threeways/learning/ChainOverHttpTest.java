package io.threeways.learning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.threeways.events.BuildEvent.BuildPassed;
import io.threeways.events.BuildEvent.ChangePushed;
import io.threeways.events.Event;
import io.threeways.events.Topics;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From events in Kafka to answers over HTTP, on a real broker and database. */
@QuarkusTest
@RealParts("learning")
@WithTestResource(DeclaredTopics.class)
class ChainOverHttpTest {
  @Inject
  @DataSource("learning")
  AgroalDataSource database;

  private final Broker broker = new Broker();
  private final String repository = "shop" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aChangesStoryGoesOnIntoTheDeploymentThatCarriesItAndNotIntoItsSiblings() {
    tell(ShopStory.of(repository));

    whoSees()
        .get("/api/learning/changes/story?change=" + repository + "/1")
        .then()
        .statusCode(200)
        .body("change", equalTo(repository + "/1"))
        .body("title", equalTo("Change number 1"))
        .body("step", equalTo("rolled back"))
        .body("mood", equalTo("broken"))
        .body("done", equalTo("integrated"))
        .body("reached.state", contains("finished", "integrated"))
        .body("steps.topic", hasItems("change-pushed", "artifact-published", "deploy-rolled-back"))
        .body("steps.subject", not(hasItem(repository + "/2")))
        .body("words", hasItem(containsString("12 passed, 0 failed, 1 skipped")))
        .body("words", hasItem(containsString("rolled back in production")));
  }

  @Test
  void aStoryIsFoundByItsCommit() {
    tell(ShopStory.of(repository));

    whoSees()
        .get("/api/learning/changes/story?commit=" + "2".repeat(12))
        .then()
        .statusCode(200)
        .body("commit", equalTo("2".repeat(40)));
  }

  @Test
  void anUnknownChangeIsSaid() {
    whoSees()
        .get("/api/learning/changes/story?change=nowhere/1")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/learning/unknown-change"));
  }

  @Test
  void nobodyIsAnsweredWithoutAToken() {
    given().get("/api/learning/changes").then().statusCode(401);
  }

  @Test
  void onlyAnAdminRebuilds() {
    whoSees().post("/api/learning/rebuild").then().statusCode(403);
  }

  @Test
  void aChangeIsIntegratedOnceWhateverIsReadFirstAndHoweverOften() {
    List<Event> shuffled = new ArrayList<>(ShopStory.of(repository));
    shuffled.addAll(List.copyOf(shuffled));
    Collections.shuffle(shuffled, new Random(7));

    tell(shuffled);

    assertThat(integrationsOf(repository + "/1")).isEqualTo(1);
    assertThat(integrationsOf(repository + "/2")).isEqualTo(1);
  }

  @Test
  void aChangeThatTheMergeQueueLandsIsIntegratedByTheBuildOfItsMerge() {
    tell(ShopStory.of(repository).stream().map(ChainOverHttpTest::throughTheQueue).toList());

    assertThat(integrationsOf(repository + "/1")).isEqualTo(1);
    assertThat(integrationsOf(repository + "/2")).isEqualTo(1);
  }

  /** Pushed to a branch and built as a merge; the artifact is main's. */
  private static Event throughTheQueue(Event event) {
    return switch (event) {
      case ChangePushed pushed ->
          new ChangePushed(
              pushed.envelope(),
              pushed.repository(),
              "price",
              pushed.change(),
              pushed.commit(),
              pushed.previousCommit(),
              pushed.commits(),
              pushed.title(),
              pushed.author(),
              pushed.pusher(),
              pushed.files(),
              pushed.configurations());
      case BuildPassed passed ->
          new BuildPassed(
              passed.envelope(),
              passed.build(),
              passed.repository(),
              "queue/main",
              passed.change(),
              passed.commit(),
              passed.duration());
      default -> event;
    };
  }

  @Test
  void aRebuildGivesTheSameAnswersByteForByteAndSaysNothingTwice() {
    tell(ShopStory.of(repository));
    List<String> before = answers();

    rebuild();

    assertThat(answers()).isEqualTo(before);
    assertThat(integrationsOf(repository + "/1")).isEqualTo(1);
  }

  @Test
  void evenWhenTheWholeSchemaIsLostStoriesComeBackByteForByteAndNothingIsSaidTwice() {
    tell(ShopStory.of(repository));
    List<String> before = stories();
    loseEverything();

    rebuild();

    assertThat(stories()).isEqualTo(before);
    assertThat(integrationsOf(repository + "/1")).isEqualTo(1);
    assertThat(integrationsOf(repository + "/2")).isEqualTo(1);
  }

  @Test
  void whatArrivesDuringARebuildIsNotLost() {
    List<Event> events = ShopStory.of(repository);
    events.subList(0, 10).forEach(broker::send);

    rebuild();

    tell(events.subList(10, events.size()));
    assertThat(integrationsOf(repository + "/1")).isEqualTo(1);
  }

  @Test
  void whatIsNoEventLiesAmongTheDeadLettersOfItsTopicAndStopsNobody() {
    broker.send("build-queued", repository, "{\"context\":{}}".getBytes(StandardCharsets.UTF_8));

    tell(ShopStory.of(repository));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        broker.records(
                            Topics.deadLetters("build-queued"),
                            record -> repository.equals(record.key())))
                    .singleElement()
                    .satisfies(
                        record ->
                            assertThat(
                                    new String(
                                        record.headers().lastHeader("dead-letter-reason").value(),
                                        StandardCharsets.UTF_8))
                                .contains("/context/specversion")));
  }

  private static void rebuild() {
    given()
        .auth()
        .oauth2(TestTokens.asUser("root", "admin"))
        .post("/api/learning/rebuild")
        .then()
        .statusCode(200);
  }

  private void loseEverything() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          truncate event_log, event_link, kept_position, push, flow_push, flow_green_build,
            flow_artifact, flow_carried, flow_integrated, outbox, outbox_sequence, inbox""");
      statement.execute("update log_head set position = 0");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void tell(List<Event> events) {
    events.forEach(broker::send);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              assertThat(story(1).getList("steps.topic"))
                  .contains("deploy-rolled-back", "change-integrated");
              assertThat(story(2).getList("steps.topic"))
                  .contains("deploy-rolled-back", "change-integrated");
              assertThat(story(1).getList("steps")).hasSize(8 + 3 + 1);
              assertThat(story(2).getList("steps")).hasSize(8 + 3 + 1);
            });
  }

  private JsonPath story(int number) {
    return whoSees()
        .get("/api/learning/changes/story?change=%s/%d".formatted(repository, number))
        .jsonPath();
  }

  private List<String> answers() {
    List<String> answers = new ArrayList<>(stories());
    answers.add(body("/api/learning/events?limit=1000"));
    return answers;
  }

  private List<String> stories() {
    return List.of(
        body("/api/learning/changes/story?change=" + repository + "/1"),
        body("/api/learning/changes/story?change=" + repository + "/2"),
        body("/api/learning/changes?repository=" + repository),
        body("/api/learning/changes?limit=200"));
  }

  private static String body(String path) {
    return whoSees().get(path).then().statusCode(200).extract().asString();
  }

  private long integrationsOf(String change) {
    return broker.records("change-integrated", record -> change.equals(record.key())).size();
  }

  private static RequestSpecification whoSees() {
    return given().auth().oauth2(TestTokens.asUser("ada", "viewer"));
  }
}
