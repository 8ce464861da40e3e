package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;

/**
 * How long {@code ./threeways demo} takes with everything built, and each of its scenes. What runs
 * already is not started again: {@code ./threeways down} before includes the start.
 */
public final class DemoDuration implements Benchmark {
  private static final double AIM_SECONDS = 90;

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Launcher.Answer demo = Launcher.run("demo", "--json");
    JsonNode story = demo.document();
    if (!story.path("passed").asBoolean()) {
      JsonNode last = story.path("scenes").path(story.path("scenes").size() - 1);
      throw new IOException(
          "the demo ended with %d at scene %s: %s"
              .formatted(demo.exit(), last.path("scene").asText(), last.path("sentence").asText()));
    }
    ObjectNode scenes = JsonNodeFactory.instance.objectNode();
    story
        .path("scenes")
        .forEach(scene -> scenes.put(scene.path("title").asText(), seconds(scene, "duration")));
    Figures figures =
        new Figures()
            .atMost("seconds", seconds(story, "duration"), AIM_SECONDS)
            .tell("readySeconds", seconds(story, "ready"))
            .tell("sceneSeconds", scenes);
    Installation.running().tellFlags(figures);
    return figures.json();
  }

  private static double seconds(JsonNode node, String name) {
    return Duration.parse(node.path(name).asText()).toMillis() / 1e3;
  }
}
