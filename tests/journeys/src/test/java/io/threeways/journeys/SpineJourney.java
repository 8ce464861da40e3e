package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story of the README, on every topology, and that it fails when a mechanism is off. */
class SpineJourney {
  private static final int SCENES = 15;

  /** Beside the other journeys, all of them did not end within ten minutes. */
  private static final int FIRST_SCENES = 9;

  /** The other journeys see the monolith, this one the services. */
  @Test
  void everyServiceByItselfPlaysTheFirstScenes() {
    theStoryIsPlayed("services", FIRST_SCENES, "--services");
  }

  @Test
  @Tag("demo")
  void everyServiceByItselfPlaysTheStory() {
    theStoryIsPlayed("services", SCENES, "--services");
  }

  @Test
  @Tag("demo")
  void theMonolithPlaysTheStory() {
    theStoryIsPlayed("monolith", SCENES);
  }

  @ParameterizedTest
  @Tag("demo")
  @CsvSource({
    "health, 2",
    "verdict, 3",
    "gate, 5",
    "chain, 6",
    "environment, 7",
    "queue, 8",
    "cord, 9",
    "rolling, 11",
    "release, 12",
    "toggle, 13",
    "drift, 14",
    "foreign, 15"
  })
  void theStoryFailsWhereItsMechanismIsOff(String mechanism, int scene) {
    Command demo = Installation.shared().threeways("demo", "--json", "--break", mechanism);

    assertThat(demo.exitCode()).as(demo.all()).isEqualTo(1);
    JsonNode scenes = Installation.json(demo.out()).path("scenes");
    assertThat(scenes).hasSize(scene);
    assertThat(scenes.get(scene - 1).path("state").asText()).isEqualTo("failed");
    // It stays off until the next demo; whoever looks meanwhile must see it.
    assertThat(Installation.shared().threeways("status").out()).contains("demo --break");
  }

  private static void theStoryIsPlayed(String topology, int scenes, String... words) {
    Installation installation = Installation.fresh();
    List<String> command =
        new ArrayList<>(List.of("demo", "--json", "--until", String.valueOf(scenes)));
    command.addAll(List.of(words));
    try {
      Command demo = installation.threeways(command.toArray(String[]::new));

      assertThat(demo.exitCode()).as(demo.exitCode() == 1 ? lastScene(demo) : demo.all()).isZero();
      JsonNode told = Installation.json(demo.out());
      assertThat(told.path("topology").asText()).isEqualTo(topology);
      assertThat(told.path("scenes"))
          .hasSize(scenes)
          // Skipped is what needs a tool that this host has not.
          .allSatisfy(scene -> assertThat(scene.path("state").asText()).isIn("ok", "skipped"));
      NothingDeadLettered.check(installation);
    } finally {
      installation.threeways("down");
    }
  }

  /** Where the story ended, before the thousands of lines that led there: logs are cut. */
  private static String lastScene(Command demo) {
    JsonNode scenes = Installation.json(demo.out()).path("scenes");
    JsonNode last = scenes.path(scenes.size() - 1);
    return "scene %s, %s, after %s: %s%n%s"
        .formatted(
            last.path("scene").asText(),
            last.path("title").asText(),
            last.path("duration").asText(),
            last.path("sentence").asText(),
            demo.all());
  }
}
