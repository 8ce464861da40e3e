package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** 4. A change that passes every test fails a share of real checkouts, and is rolled back. */
final class BadChangeScene implements Scene {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int CUSTOMERS_AFTER = 500;

  private final Story story;
  private final Crowd crowd;

  BadChangeScene(Story story, Crowd crowd) {
    this.story = story;
    this.crowd = crowd;
  }

  @Override
  public String title() {
    return "A bad change";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    String stable = story.shop().head();
    Tally before = crowd.tally();
    String commit = story.shop().apply("bad", "Give a discount for several of the same article");
    story.shop().push();
    JsonNode build = story.endedBuild(commit);
    AssertionFailed.unless(
        build.path("state").asText().equals("passed"),
        "the bad change should pass every test, but: %s",
        build);
    Rollout rollout = story.decidedRollout(commit);
    JsonNode verdict = rollout.rollback();
    Tally decided = crowd.tally();
    AssertionFailed.unless(
        verdict.path("measure").asText().equals("errors"),
        "it was rolled back for %s, not for its errors",
        verdict.path("measure").asText());
    AssertionFailed.unless(
        story.weightOf(commit) == 0, "the rolled back version still gets traffic");
    AssertionFailed.unless(
        story.running().at("/stable/artifact/commit").asText().equals(stable),
        "after the rollback another version than the one before serves");
    Tally settled = settled(decided);

    long hit = settled.minus(before).hit();
    AssertionFailed.unless(hit > 0, "nobody met the fault, so nothing was proven");
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("commit", commit);
    evidence.set("deployment", rollout.deployment());
    evidence.set("verdict", verdict);
    evidence.set("customers", settled.minus(before).json());
    evidence.set("customersAfterwards", settled.minus(decided).json());
    return new Sight(
        "passed every test, rolled back after %s looks; %d customers hit, its traffic is 0"
            .formatted(verdict.at("/evidence/looks").asText(), hit),
        evidence);
  }

  /** Enough came since to say that everybody is served again. */
  private Tally settled(Tally decided) throws InterruptedException {
    Tally settled =
        story
            .patience()
            .await(
                CUSTOMERS_AFTER + " customers after the rollback",
                LIMIT,
                () ->
                    Optional.of(crowd.tally())
                        .filter(tally -> tally.minus(decided).customers() >= CUSTOMERS_AFTER));
    // Whoever was inside when the traffic was shifted may still have met the fault.
    long lost = settled.minus(decided).lost();
    AssertionFailed.unless(
        lost == 0, "%d requests were lost after the rollback: %s", lost, crowd.losses());
    return settled;
  }
}
