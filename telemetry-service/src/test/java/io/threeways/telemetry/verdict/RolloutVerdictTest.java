package io.threeways.telemetry.verdict;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.threeways.events.Decision;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.Evidence;
import io.threeways.events.Link;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.jdbc.Sql;
import io.threeways.telemetry.Conversation;
import io.threeways.telemetry.GatewayCounters;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts("telemetry")
class RolloutVerdictTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Inject Trials trials;

  @Inject
  @DataSource("telemetry")
  AgroalDataSource dataSource;

  private final RolloutOnTrial rollout = new RolloutOnTrial();

  /** A minute ago, so that a whole rollout can have happened since. */
  private final Instant start = Instant.now().minusSeconds(60);

  private final GatewayCounters gateway =
      new GatewayCounters("gateway-" + rollout.deployment, rollout.deployment, start);
  private final List<DeployJudged> verdicts = new ArrayList<>();
  private Conversation kafka;
  private long seconds;

  @BeforeEach
  void listen() {
    kafka = new Conversation("deploy-judged");
  }

  @AfterEach
  void hangUp() {
    kafka.close();
  }

  @Test
  void aCandidateThatFailsIsRolledBackOnce() {
    kafka.say(rollout.traffic(1, start, FIVE_MINUTES));
    untilItIsOnTrial();

    await().atMost(Duration.ofMinutes(1)).until(this::oneMoreBadSecond, seen -> !seen.isEmpty());
    for (int more = 0; more < 5; more++) {
      oneMoreBadSecond();
    }

    assertThat(verdicts).hasSize(1);
    DeployJudged verdict = verdicts.getFirst();
    assertThat(verdict.decision()).isEqualTo(Decision.ROLLBACK);
    assertThat(verdict.measure()).isEqualTo("errors");
    assertThat(verdict.evidence().customersHit()).isPositive();
    assertThat(servedByCandidate(verdict)).isEqualTo(10L * verdict.evidence().looks());
    assertThat(verdict.envelope().chainId()).isEqualTo(rollout.chain);
    assertThat(verdict.envelope().links()).hasOnlyElementsOfType(Link.Path.class).hasSize(1);
  }

  @Test
  void aGoodCandidateIsPromotedOnceInEachStep() {
    kafka.say(rollout.traffic(1, start, FIVE_MINUTES));
    untilItIsOnTrial();

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> oneMoreGoodSecond(1), seen -> !seen.isEmpty());
    for (int more = 0; more < 3; more++) {
      oneMoreGoodSecond(1);
    }
    kafka.say(rollout.traffic(2, start.plusSeconds(20), FIVE_MINUTES));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> oneMoreGoodSecond(2), seen -> seen.size() > 1);

    assertThat(verdicts).extracting(DeployJudged::decision).containsOnly(Decision.PROMOTE);
    assertThat(verdicts).extracting(DeployJudged::step).containsExactly(1, 2);
    assertThat(verdicts.getFirst().evidence().step().looks()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aPublishedVerdictIsReplayedBitByBit() {
    kafka.say(rollout.traffic(1, start, FIVE_MINUTES));
    untilItIsOnTrial();
    await().atMost(Duration.ofMinutes(1)).until(this::oneMoreBadSecond, seen -> !seen.isEmpty());

    String event =
        asOperator()
            .queryParam("deployment", rollout.deployment)
            .get("/api/telemetry/judgements")
            .then()
            .statusCode(200)
            .body("", hasSize(1))
            .extract()
            .asString();

    String judged = event.substring(1, event.length() - 1);
    replay(judged).body("equal", equalTo(true));
    replay(judged.replaceFirst("\"rollback\":[0-9.]+", "\"rollback\":7.5"))
        .body("equal", equalTo(false));
  }

  @Test
  void anEventThatCannotBeReplayedIsRefusedWithTheReason() {
    asOperator()
        .body("{\"context\":{}}")
        .contentType("application/json")
        .post("/api/telemetry/judgements/replay")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/telemetry/unreadable-judgement"));
  }

  @Test
  void runningEvidenceIsShown() {
    kafka.say(rollout.traffic(1, start, FIVE_MINUTES));
    untilItIsOnTrial();
    await().atMost(Duration.ofMinutes(1)).until(() -> oneMoreGoodSecond(1), seen -> looks() > 2);

    now().statusCode(200).body("looks", greaterThan(2)).body("decision", equalTo("HOLD"));
  }

  @Test
  void aDeadlineThatPassesWithoutTrafficIsInconclusive() {
    kafka.say(rollout.traffic(1, start, Duration.ofSeconds(30)));

    await().atMost(Duration.ofMinutes(1)).until(this::heard, seen -> !seen.isEmpty());

    assertThat(verdicts).extracting(DeployJudged::decision).containsExactly(Decision.INCONCLUSIVE);
  }

  @Test
  void aTrialThatCannotBeReadCostsNoOtherItsAnswer() {
    UUID broken = new UUID(0, 0);
    Sql sql = new Sql(dataSource);
    sql.update(
        "insert into trial values (?, 'shop', 'production', ?, true, ?, 'no JSON')",
        broken,
        rollout.chain,
        Instant.EPOCH);

    kafka.say(rollout.traffic(1, start, Duration.ofSeconds(30)));

    await().atMost(Duration.ofMinutes(1)).until(this::heard, seen -> !seen.isEmpty());
    assertThat(trials.overdue(Instant.now())).containsExactly(broken);
    sql.update("delete from trial where deployment = ?", broken);
  }

  @Test
  void anEndThatIsToldBeforeTheBeginningIsTheEnd() {
    kafka.say(
        rollout.failed(new DeployedArtifact("pkg:generic/shop@1", "sha256:1", "1", "shop/1")));
    await().atMost(Duration.ofMinutes(1)).until(() -> trials.find(rollout.deployment).isPresent());

    kafka.say(rollout.traffic(1, start, Duration.ofSeconds(1)));
    for (int second = 0; second < 5; second++) {
      oneMoreBadSecond();
    }

    assertThat(verdicts).isEmpty();
  }

  private static long servedByCandidate(DeployJudged verdict) {
    return verdict.evidence().measures().getFirst().processes().getFirst().strata().stream()
        .mapToLong(Evidence.Stratum::candidate)
        .sum();
  }

  /** The counters' consumer reads from the end: what is said before it listens is not heard. */
  private void untilItIsOnTrial() {
    await().atMost(Duration.ofMinutes(1)).until(() -> now().extract().statusCode() == 200);
  }

  private List<DeployJudged> oneMoreBadSecond() {
    return second(gateway.served(1, "candidate", 10, 5).served(1, "stable", 90, 1));
  }

  private List<DeployJudged> oneMoreGoodSecond(int step) {
    return second(gateway.served(step, "candidate", 100, 0).served(step, "stable", 900, 0));
  }

  /** Every record comes twice, as it may. */
  private List<DeployJudged> second(GatewayCounters counters) {
    byte[] record = counters.at(start.plusSeconds(++seconds));
    kafka.observe("gateway", record);
    kafka.observe("gateway", record);
    return heard();
  }

  private List<DeployJudged> heard() {
    verdicts.addAll(kafka.verdictsOn(rollout.deployment));
    return verdicts;
  }

  private int looks() {
    return now().extract().path("looks");
  }

  private ValidatableResponse now() {
    return asOperator()
        .get("/api/telemetry/judgements/{deployment}/now", rollout.deployment)
        .then();
  }

  private ValidatableResponse replay(String event) {
    return asOperator()
        .body(event)
        .contentType("application/json")
        .post("/api/telemetry/judgements/replay")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification asOperator() {
    return given().auth().oauth2(TestTokens.asUser("ada", "operator"));
  }
}
