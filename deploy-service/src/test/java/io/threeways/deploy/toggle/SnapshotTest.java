package io.threeways.deploy.toggle;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.jsonlogic.Generation;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final RuleCompiler COMPILER =
      new RuleCompiler(ConformanceCase.LIMITS, Generation.TWO);
  private static final Map<String, Object> FOR_ADA =
      Map.of("if", List.of(Map.of("==", List.of(Map.of("var", "customer"), "ada")), "on", "off"));

  /** Some thousand steps with the context below. */
  private static final Map<String, Object> LABORIOUS =
      Map.of(
          "if",
          List.of(
              Map.of(
                  "some",
                  List.of(
                      Map.of("var", "n"),
                      Map.of("some", List.of(Map.of("var", "n"), Map.of("var", ""))))),
              "on",
              "off"));

  private final Map<String, @Nullable Object> ada =
      Map.of("customer", "ada", "n", IntStream.range(0, 5_000).boxed().toList());

  @Test
  void noToggleTakesAnotherOnesAnswer() {
    List<Toggle> toggles = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      toggles.add(toggle("a-laborious-" + i, LABORIOUS));
    }
    toggles.add(toggle("gift", FOR_ADA));

    List<Evaluation> evaluations = snapshot(toggles).evaluateAll(ada, NOW, 10_000);

    assertThat(evaluations).hasSize(51);
    assertThat(evaluations.getFirst()).isInstanceOf(Evaluation.Failed.class);
    assertThat(evaluations.getLast())
        .isInstanceOfSatisfying(
            Evaluation.Resolved.class, gift -> assertThat(gift.value()).isEqualTo(true));
  }

  @Test
  void whatUsualTogglesLeaveALaboriousOneMayTake() {
    List<Toggle> toggles = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      toggles.add(toggle("gift-" + i, FOR_ADA));
    }
    toggles.add(toggle("laborious", LABORIOUS));

    List<Evaluation> evaluations = snapshot(toggles).evaluateAll(ada, NOW, 40_000);

    assertThat(evaluations).allMatch(Evaluation.Resolved.class::isInstance);
  }

  private static Snapshot snapshot(List<Toggle> toggles) {
    return Snapshot.of(
        new Published(new UUID(1, 2), toggles),
        null,
        (key, definition) -> Flag.of(key, definition, COMPILER));
  }

  private static Toggle toggle(String key, Map<String, Object> targeting) {
    Definition definition =
        new Definition(
            Map.of(
                "state",
                "ENABLED",
                "variants",
                Map.of("on", true, "off", false),
                "defaultVariant",
                "off",
                "targeting",
                targeting));
    return new Toggle(key, definition, 1, NOW, NOW, "ada", "because");
  }
}
