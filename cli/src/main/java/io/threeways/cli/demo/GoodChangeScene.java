package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** 3. A good change goes 10 % → 50 % → 100 %, each step promoted by the verdict. */
final class GoodChangeScene implements Scene {
  private final Story story;
  private final Crowd crowd;

  GoodChangeScene(Story story, Crowd crowd) {
    this.story = story;
    this.crowd = crowd;
  }

  @Override
  public String title() {
    return "A good change";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    Tally before = crowd.tally();
    String commit = story.shop().apply("good", "Show the cheapest articles first");
    story.shop().push();
    JsonNode build = story.endedBuild(commit);
    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "the build is red: %s", build);
    Rollout rollout = story.decidedRollout(commit);
    rollout.mustHavePassedByVerdict();
    Tally seen = crowd.tally().minus(before);
    AssertionFailed.unless(
        seen.errors() == 0 && seen.lost() == 0,
        "%d requests failed and %d were lost while a good change was rolled out %s",
        seen.errors(),
        seen.lost(),
        crowd.losses());

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("commit", commit);
    evidence.set("deployment", rollout.deployment());
    evidence.set("judgements", rollout.judgements());
    evidence.set("customers", seen.json());
    return new Sight(
        "promoted by the verdict at %s; %d requests, none lost"
            .formatted(rollout.promotions(), seen.requests()),
        evidence);
  }
}
