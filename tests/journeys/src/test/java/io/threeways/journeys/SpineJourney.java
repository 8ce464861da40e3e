package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of the README, on every topology, and that it fails when a mechanism is off. */
@Tag("demo")
class SpineJourney {
  private static final int SCENES = 6;

  @ParameterizedTest
  @ValueSource(strings = {"monolith", "services"})
  void aPushBecomesAJudgedRolloutAndItsStoryIsTold(String topology) {
    Installation installation = Installation.fresh();

    try {
      Command demo =
          topology.equals("services")
              ? installation.threeways("demo", "--json", "--services")
              : installation.threeways("demo", "--json");

      assertThat(demo.exitCode()).as(demo.all()).isZero();
      JsonNode told = Installation.json(demo.out());
      assertThat(told.path("topology").asText()).isEqualTo(topology);
      assertThat(told.path("scenes"))
          .hasSize(SCENES)
          .allSatisfy(scene -> assertThat(scene.path("state").asText()).isEqualTo("ok"));
      NothingDeadLettered.check(installation);
    } finally {
      installation.threeways("down");
    }
  }

  @ParameterizedTest
  @CsvSource({"health, 2", "verdict, 3", "gate, 5", "chain, 6"})
  void theStoryFailsWhereItsMechanismIsOff(String mechanism, int scene) {
    Command demo = Installation.shared().threeways("demo", "--json", "--break", mechanism);

    assertThat(demo.exitCode()).as(demo.all()).isEqualTo(1);
    JsonNode scenes = Installation.json(demo.out()).path("scenes");
    assertThat(scenes).hasSize(scene);
    assertThat(scenes.get(scene - 1).path("state").asText()).isEqualTo("failed");
  }
}
