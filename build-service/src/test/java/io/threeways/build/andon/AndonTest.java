package io.threeways.build.andon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.LocalAgent;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cord, as developers see it. */
@QuarkusTest
@RealParts("build")
class AndonTest {
  private static final String GREEN = "version: 1\nstages: [{name: unit, run: 'true'}]\n";
  private static final String RED =
      """
      version: 1
      stages:
        - name: unit
          tests: reports/*.xml
          run: |
            mkdir reports
            cat > reports/TEST.xml <<'END'
            <testsuite name="CartTest" tests="1" failures="1"><testcase classname="io.CartTest" name="adds">
            <failure message="3 is not 4">at io.CartTest.adds(CartTest.java:7)</failure></testcase></testsuite>
            END
            exit 1
      """;

  @Inject LocalAgent agent;
  @Inject NoticeQueue queue;
  @Inject Cords cords;
  @Inject Subscriptions subscriptions;
  @Inject JoinSwarm joinSwarm;
  private PushedShop shop;
  private WebhookSink room;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
    room = new WebhookSink();
  }

  @AfterEach
  void close() {
    agent.comeUp();
    subscriptions.removeAll("ada");
    subscriptions.removeAll("bob");
    room.close();
    shop.close();
  }

  @Test
  void aRedBuildStopsMainUntilItsFixIsGreen() {
    shop.withPipeline(RED);
    shop.pushed("main");
    shop.awaitBuild(1, "failed");
    as("bob").post("/api/build/andon/cords/{name}/join", shop.name()).then().statusCode(200);
    shop.git().file("a", "1").commit("Something else");

    String refused = shop.push("main").output();

    assertThat(refused)
        .contains("! [remote rejected] main -> main (the cord is pulled; fix main with")
        .contains("broken by  ada, with")
        .contains("change " + shop.name() + "/1")
        .contains("build      " + shop.name() + "/1, stage unit")
        .contains("test       io.CartTest.adds (io/CartTest.java:7): 3 is not 4")
        .contains("on it      bob")
        .contains("threeways andon join " + shop.name())
        .contains("git push -o andon=fix origin HEAD:main");
    assertThat(shop.push("main:basket").succeeded()).isTrue();

    shop.withPipeline(GREEN);
    assertThat(shop.push("-o", "andon=fix", "main").succeeded()).isTrue();

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> cord().body("state", equalTo("released")));
    shop.git().file("a", "2").commit("Something else");
    shop.pushed("main");
  }

  @Test
  void aHostThatFailsAndAnotherBranchPullNoCord() {
    agent.goDown();
    shop.withPipeline(GREEN);
    shop.pushed("main");
    shop.awaitBuild(1, "failed");
    agent.comeUp();
    shop.withPipeline(RED);
    shop.pushed("main:basket");
    shop.awaitBuild(2, "failed");

    cord().body("state", equalTo("released"));
  }

  @Test
  void aPersonStopsMainWithAReasonAndAnotherLetsItGoWithOne() {
    pull("ada", "all").statusCode(409).body("detail", containsString("nothing was pushed to main"));
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    pull("ada", " ").statusCode(400).body("detail", containsString("everyone is told why"));

    pull("ada", "prices are wrong in production")
        .statusCode(200)
        .body("state", equalTo("pulled"))
        .body("by", equalTo("ada"))
        .body("reason", equalTo("prices are wrong in production"));

    pull("bob", "me too").statusCode(409).body("detail", containsString("by ada"));
    as("eve", "viewer")
        .contentType("application/json")
        .body(Map.of("reason", "x"))
        .post("/api/build/andon/cords/{name}/release", shop.name())
        .then()
        .statusCode(403);
    release("bob", "they were right").statusCode(200).body("state", equalTo("released"));
    release("bob", "again").statusCode(409);
  }

  @Test
  void membersJoinOnceAndLeave() {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    as("bob").post("/api/build/andon/cords/{name}/join", shop.name()).then().statusCode(409);
    pull("ada", "stop");

    for (String member : new String[] {"bob", "carol", "bob"}) {
      as(member).post("/api/build/andon/cords/{name}/join", shop.name()).then().statusCode(200);
    }

    cord().body("swarm.member", contains("bob", "carol"));
    as("bob").post("/api/build/andon/cords/{name}/leave", shop.name()).then().statusCode(200);
    cord().body("swarm.member", contains("carol"));
  }

  @Test
  void whoIsRemovedIsOnNoSwarmAndIsToldNothing() {
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    pull("ada", "stop");
    joinSwarm.join(new RepositoryName(shop.name()), "bob");
    joinSwarm.join(new RepositoryName(shop.name()), "carol");
    subscribe("bob", "webhook", room.address()).statusCode(200);

    new ForgetMembers(cords, subscriptions, joinSwarm, "bob"::equals).forgetTheGone();

    cord().body("swarm.member", contains("carol"));
    assertThat(subscriptions.of("bob")).isEmpty();
    assertThat(shop.push("main:main").output()).doesNotContain("bob");
  }

  @Test
  void everySubscriberIsToldOncePerOccasionAlsoWhenTheProcessDiesBeforeAndTheTargetRefusesFirst() {
    subscribe("ada", "webhook", room.address()).statusCode(200);
    subscribe("bob", "webhook", room.address()).statusCode(200);
    shop.git().file("a", "1").commit("Begin");
    shop.pushed("main");
    // As a process leaves it that dies after the commit.
    queue.close();
    pull("ada", "prices are wrong");
    assertThat(room.toldOf(shop.name())).isEmpty();
    room.refuse(1);

    queue.open();

    awaitTold(1, 2);
    assertThat(room.toldOf(shop.name()))
        .extracting(WebhookSink.Told::id)
        .hasSize(2)
        .containsOnly(room.toldOf(shop.name()).getFirst().id());
    assertThat(room.toldOf(shop.name()).getFirst().body())
        .contains("\"occasion\":\"pulled\"", "prices are wrong");
    release("bob", "they were right");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(room.toldOf(shop.name())).hasSize(3));
    assertThat(room.toldOf(shop.name()).getLast().body())
        .contains("\"occasion\":\"released\"", "they were right", "bob");
  }

  @Test
  void whereNothingCanBeSentIsRefusedAtTheDoor() {
    subscribe("ada", "mail", "ada@example.org\r\nBcc: all@example.org").statusCode(400);
    subscribe("ada", "pigeon", "home").statusCode(400);
    subscribe("ada", "webhook", "file:///etc/passwd").statusCode(400);
    subscribe("ada", "webhook", "http://user@example.org/").statusCode(400);
    subscribe("ada", "mail", "ada@example.org")
        .statusCode(422)
        .body("detail", containsString("threeways.build.andon.mail.host"));
    for (int i = 0; i < 5; i++) {
      subscribe("ada", "webhook", room.address() + i).statusCode(200);
    }
    subscribe("ada", "webhook", room.address() + 5)
        .statusCode(409)
        .body("detail", containsString("5 places at most"));
  }

  private void awaitTold(int told, int requests) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              cord().body("notices.told", equalTo(told));
              assertThat(room.toldOf(shop.name())).hasSize(requests);
            });
  }

  private ValidatableResponse cord() {
    return as("ada").get("/api/build/andon/cords/{name}", shop.name()).then().statusCode(200);
  }

  private ValidatableResponse pull(String member, String reason) {
    return said(member, "pull", reason);
  }

  private ValidatableResponse release(String member, String reason) {
    return said(member, "release", reason);
  }

  private ValidatableResponse said(String member, String verb, String reason) {
    return as(member)
        .contentType("application/json")
        .body(Map.of("reason", reason))
        .post("/api/build/andon/cords/{name}/{verb}", shop.name(), verb)
        .then();
  }

  private static ValidatableResponse subscribe(String member, String kind, String address) {
    return as(member)
        .contentType("application/json")
        .body(Map.of("kind", kind, "address", address))
        .post("/api/build/andon/subscriptions")
        .then();
  }

  private static RequestSpecification as(String member) {
    return as(member, "developer");
  }

  private static RequestSpecification as(String member, String role) {
    return given().auth().oauth2(TestTokens.asUser(member, role, "viewer"));
  }
}
