package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

/** 6. The next green deployment carries several changes; each one's story tells it. */
final class StoryScene implements Scene {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Story story;
  private final Crowd crowd;

  StoryScene(Story story, Crowd crowd) {
    this.story = story;
    this.crowd = crowd;
  }

  @Override
  public String title() {
    return "The story told";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    String commit = story.shop().apply("fix", "Repair the discount and the amounts");
    story.shop().pushFix();
    JsonNode build = story.endedBuild(commit);
    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "the fix is red: %s", build);
    Rollout rollout = story.endedRollout(commit);
    rollout.mustHavePassedByVerdict();
    List<String> carried = rollout.changes();
    AssertionFailed.unless(
        carried.size() == 3, "the deployment carries %s, not bad, red and fix", carried);

    Tally seen = crowd.tally();
    AssertionFailed.unless(
        seen.lost() == 0,
        "%d requests were lost in the whole story: %s",
        seen.lost(),
        crowd.losses());

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.set("deployment", rollout.deployment());
    evidence.set("customers", seen.json());
    ObjectNode stories = evidence.putObject("stories");
    int events = 0;
    for (JsonNode change :
        story.api().get("/api/learning/changes?repository=" + story.shop().name())) {
      String id = change.path("change").asText();
      JsonNode told =
          carried.contains(id) ? toldWith(id, rollout.deployment().path("id").asText()) : told(id);
      stories.set(id, told);
      events += told.path("steps").size();
    }
    return new Sight(
        "%d changes told from %d events; one deployment carries %s"
            .formatted(stories.size(), events, String.join(", ", carried)),
        evidence);
  }

  /** A change's story reaches forward into the deployment that carried it with others. */
  private JsonNode toldWith(String change, String deployment) throws InterruptedException {
    story
        .patience()
        .await(
            "story of " + change + " with deployment " + deployment,
            LIMIT,
            () -> Optional.of(tell(change)).filter(told -> told.toString().contains(deployment)));
    return told(change);
  }

  /**
   * Everything but the push itself has a cause: a step of this story, or, where a later change's
   * build carried this one too, an event of that change's. An effect may be read before its cause:
   * they come on different topics.
   */
  private JsonNode told(String change) throws InterruptedException {
    AtomicReference<String> uncaused = new AtomicReference<>("anything");
    return story
        .patience()
        .await(
            () -> "cause in the story of %s of: %s".formatted(change, uncaused.get()),
            LIMIT,
            () -> {
              JsonNode told = tell(change);
              Optional<String> without = uncaused(told.path("steps"));
              without.ifPresent(uncaused::set);
              return Optional.of(told).filter(any -> without.isEmpty());
            });
  }

  /** The first step that nothing in the story caused. */
  private Optional<String> uncaused(JsonNode steps) {
    if (steps.isEmpty()) {
      return Optional.of("anything at all");
    }
    return StreamSupport.stream(steps.spliterator(), false)
        .skip(1)
        .filter(step -> step.path("causedBy").isEmpty() && !isCausedElsewhere(step))
        .map(step -> step.path("words").asText())
        .findFirst();
  }

  private boolean isCausedElsewhere(JsonNode step) {
    if (!step.path("topic").asText().equals("change-integrated")) {
      return false;
    }
    JsonNode event = story.api().get(step.path("href").asText()).at("/events/0/event");
    return event.at("/context/links").findValuesAsText("linkType").contains("PATH");
  }

  private JsonNode tell(String change) {
    return story.api().get("/api/learning/changes/story?change=" + change);
  }
}
