package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** 10. Customers move to another colour in steps, back in one command, and forth again. */
final class BlueGreenScene implements Scene {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Story story;
  private final Crowd crowd;
  private final InstantSource clock;

  BlueGreenScene(Story story, Crowd crowd, InstantSource clock) {
    this.story = story;
    this.crowd = crowd;
    this.clock = clock;
  }

  @Override
  public String title() {
    return "Blue-green";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    Tally before = crowd.tally();
    String green =
        story.shop().apply("blue-green", "Move customers to another colour, on four servers");
    story.shop().push();
    JsonNode build = story.endedBuild(green);
    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "the build is red: %s", build);
    Rollout rollout = story.endedRollout(green);
    rollout.mustHavePassedByVerdict();
    JsonNode warm = story.running().path("standby");
    // What was on its way before may have come in between: what was left is whatever was stable.
    String blue = warm.at("/artifact/commit").asText();
    AssertionFailed.unless(
        !blue.isEmpty() && !blue.equals(green) && !warm.path("endpoints").isEmpty(),
        "the colour that was left does not stand by: %s",
        warm);

    Duration back = back(blue);
    AssertionFailed.unless(
        story.running().at("/standby/artifact/commit").asText().equals(green),
        "the other colour does not stand by after the way back");
    Duration forth = back(green);
    Tally seen = crowd.tally().minus(before);
    AssertionFailed.unless(
        seen.errors() == 0 && seen.lost() == 0,
        "%d requests failed and %d were lost between the colours %s",
        seen.errors(),
        seen.lost(),
        crowd.losses());

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("blue", blue);
    evidence.put("green", green);
    evidence.set("deployment", rollout.deployment());
    evidence.put("back", back.toString());
    evidence.put("forth", forth.toString());
    evidence.set("customers", seen.json());
    return new Sight(
        "moved at %s, back in %d ms, forth in %d ms, by one command each; %d requests, none lost"
            .formatted(rollout.promotions(), back.toMillis(), forth.toMillis(), seen.requests()),
        evidence);
  }

  /** From the command until the state says that this version has all traffic. */
  private Duration back(String commit) throws InterruptedException {
    Instant start = clock.instant();
    JsonNode deployment =
        story
            .api()
            .post("/api/deploy/applications/" + story.shop().name() + "/production/back", Map.of());
    String path = "/api/deploy/deployments/" + deployment.path("id").asText();
    story
        .patience()
        .await(
            "all traffic on " + commit.substring(0, 7),
            LIMIT,
            () -> Optional.of(story.weightOf(commit)).filter(weight -> weight == 100));
    Duration took = Duration.between(start, clock.instant());
    story
        .patience()
        .await(
            "end of the way back",
            LIMIT,
            () -> Optional.of(story.api().get(path)).filter(view -> view.path("over").asBoolean()));
    return took;
  }
}
