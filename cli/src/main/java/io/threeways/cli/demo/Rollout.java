package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A deployment that is decided, with what was judged about it.
 *
 * @param deployment as deploy-service tells it
 * @param judgements the {@code deploy-judged} events about it, as published, in order
 */
record Rollout(JsonNode deployment, JsonNode judgements) {
  private static final int WHOLE = 100;
  private static final Set<String> PASSED = Set.of("Finishing", "Finished");
  private static final Set<String> REFUSED = Set.of("RollingBack", "RolledBack");

  /** Has one version all the traffic again? */
  static boolean isDecided(JsonNode deployment) {
    String state = deployment.path("state").asText();
    return PASSED.contains(state) || REFUSED.contains(state) || deployment.path("over").asBoolean();
  }

  String state() {
    return deployment.path("state").asText();
  }

  /** All steps were passed, and each for the verdict's sake. */
  void mustHavePassedByVerdict() {
    AssertionFailed.unless(
        PASSED.contains(state()), "the deployment ended as %s: %s", state(), lastReason());
    long judged =
        StreamSupport.stream(deployment.path("canarySteps").spliterator(), false)
            .filter(step -> step.asInt() < WHOLE)
            .count();
    List<JsonNode> promotions = decided("promote");
    AssertionFailed.unless(
        promotions.size() >= judged,
        "%d of %d steps were promoted by a verdict",
        promotions.size(),
        judged);
  }

  /** The verdict that ended it. */
  JsonNode rollback() {
    List<JsonNode> rollbacks = decided("rollback");
    AssertionFailed.unless(
        REFUSED.contains(state()) && !rollbacks.isEmpty(),
        "the deployment ended as %s: %s",
        state(),
        lastReason());
    return rollbacks.getFirst().path("customData");
  }

  /** For example {@code 10 %, 50 %}. */
  String promotions() {
    return decided("promote").stream()
        .map(
            judgement ->
                deployment
                        .path("canarySteps")
                        .path(judgement.at("/customData/canaryStep").asInt())
                        .asText()
                    + " %")
        .collect(Collectors.joining(", "));
  }

  List<String> changes() {
    return StreamSupport.stream(deployment.path("changes").spliterator(), false)
        .map(change -> change.path("change").asText())
        .toList();
  }

  private String lastReason() {
    JsonNode history = deployment.path("history");
    return history.path(history.size() - 1).path("reason").asText();
  }

  private List<JsonNode> decided(String decision) {
    return StreamSupport.stream(judgements.spliterator(), false)
        .filter(judgement -> judgement.at("/customData/decision").asText().equals(decision))
        .toList();
  }
}
