package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * 11. Server by server over four of them: the third fails its check, the fourth is left alone, and
 * the two that were replaced are rolled back.
 */
final class RollingScene implements Scene {
  private static final int SERVERS = 4;

  private final Story story;
  private final Crowd crowd;

  RollingScene(Story story, Crowd crowd) {
    this.story = story;
    this.crowd = crowd;
  }

  @Override
  public String title() {
    return "Rolling";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    Tally before = crowd.tally();
    String stable = story.running().at("/stable/artifact/commit").asText();
    List<String> old = endpoints();
    AssertionFailed.unless(old.size() == SERVERS, "%d servers run, not %d", old.size(), SERVERS);
    String commit = story.shop().apply("rolling", "Give every server a till of its own");
    story.shop().push();
    JsonNode build = story.endedBuild(commit);
    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "it should pass every test, but: %s", build);
    Rollout rollout = story.endedRollout(commit);
    JsonNode history = rollout.deployment().path("history");
    AssertionFailed.unless(rollout.state().equals("RolledBack"), "it ended as %s", rollout.state());
    List<String> states = history.findValuesAsText("state");
    AssertionFailed.unless(
        states.stream().filter("OnTrial"::equals).count() == 2 && states.contains("Restoring"),
        "two servers should have been replaced before the third failed, but: %s",
        states);
    List<String> now = endpoints();
    long untouched = now.stream().filter(old::contains).count();
    AssertionFailed.unless(
        now.size() == SERVERS && untouched == 1,
        "%d servers run, %d of them untouched; it should be %d and 1",
        now.size(),
        untouched,
        SERVERS);
    AssertionFailed.unless(
        story.running().at("/stable/artifact/commit").asText().equals(stable)
            && story.weightOf(commit) == 0,
        "another version than the one before serves");
    Tally seen = crowd.tally().minus(before);
    AssertionFailed.unless(
        seen.errors() == 0 && seen.lost() == 0,
        "%d requests failed and %d were lost while servers were replaced %s",
        seen.errors(),
        seen.lost(),
        crowd.losses());

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("commit", commit);
    evidence.set("deployment", rollout.deployment());
    evidence.set("customers", seen.json());
    return new Sight(
        "two of four replaced, the third failed, the fourth untouched, the two rolled back; %d requests, none lost"
            .formatted(seen.requests()),
        evidence);
  }

  private List<String> endpoints() {
    return StreamSupport.stream(story.running().at("/stable/endpoints").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
