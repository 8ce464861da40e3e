package io.threeways.build.run.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.threeways.build.run.Assignment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the agent is asked to run. */
record ProcessOrder(
    long epoch,
    String workspace,
    String kind,
    List<String> command,
    Map<String, String> environment,
    String network,
    Limits limits,
    @JsonProperty("unsafe") boolean isUnsafe) {

  /**
   * Limits of one process.
   *
   * @param time ISO 8601
   */
  record Limits(int memoryMiB, int processes, String time, int outputMiB) {}

  static ProcessOrder of(Assignment assignment, Stage stage, AgentSettings settings) {
    return new ProcessOrder(
        assignment.epoch(),
        assignment.workspace(),
        "step",
        stage.command(),
        Map.of(
            "THREEWAYS_BUILD", assignment.id().toString(),
            "THREEWAYS_STAGE", stage.name()),
        word(stage.network()),
        new Limits(
            settings.memoryMebibytes(),
            settings.processes(),
            stage.timeout().toString(),
            settings.outputMebibytes()),
        settings.unsafe());
  }

  private static String word(Network network) {
    return network.name().toLowerCase(Locale.ROOT);
  }
}
