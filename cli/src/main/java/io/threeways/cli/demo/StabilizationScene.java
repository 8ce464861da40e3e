package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * 12. A release is cut from a green main and deployed from its branch; only a cherry-pick enters,
 * and what was mended there returns to main.
 */
final class StabilizationScene implements Scene {
  private static final String BRANCH = "release/1";

  private final Story story;

  StabilizationScene(Story story) {
    this.story = story;
  }

  @Override
  public String title() {
    return "Stabilization";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    story.shop().revert();
    String cut = story.shop().releaseFromBranches();
    story.shop().push();
    mustPass(story.endedBuild(cut));
    story.shop().pushTo("main", BRANCH);
    Rollout rollout = story.endedRollout(cut);
    AssertionFailed.unless(
        rollout.state().equals("Finished"), "the release was not deployed: %s", rollout.state());

    Git.Answer direct = story.shop().commitOnto(BRANCH, "Mend it here only");
    AssertionFailed.unless(
        !direct.succeeded() && direct.output().contains("only cherry-picks enter"),
        "a commit that is no cherry-pick entered the release: %s",
        direct.output());
    String fix = story.shop().mendOn("fix", "Say how a parcel is wrapped");
    String pick = story.shop().pick(fix, BRANCH);
    JsonNode waiting = release();
    AssertionFailed.unless(
        waiting.path("waiting").asInt() == 1 && waiting.at("/picks/0/source").asText().equals(fix),
        "what waits to return to main is not shown: %s",
        waiting);
    story.shop().merge("fix");
    story.shop().push();
    JsonNode returned = release();
    AssertionFailed.unless(
        returned.path("waiting").asInt() == 0 && returned.at("/picks/0/onMain").asBoolean(),
        "what returned to main still waits: %s",
        returned);
    mustPass(story.endedBuild(pick));

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("cut", cut).put("fix", fix).put("pick", pick);
    evidence.set("deployment", rollout.deployment());
    evidence.set("waiting", waiting);
    return new Sight(
        "%s cut at %s and deployed; a direct commit refused, a pick taken; nothing waits for main"
            .formatted(BRANCH, cut.substring(0, 7)),
        evidence);
  }

  private JsonNode release() {
    return story.api().get("/api/build/repositories/" + story.shop().name() + "/releases").path(0);
  }

  private static void mustPass(JsonNode build) {
    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "the build is red: %s", build);
  }
}
