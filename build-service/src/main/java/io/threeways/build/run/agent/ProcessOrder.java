package io.threeways.build.run.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.threeways.build.run.Assignment;
import io.threeways.build.run.Surroundings;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the agent is asked to run. */
record ProcessOrder(
    long epoch,
    String workspace,
    String kind,
    List<String> command,
    Map<String, String> environment,
    String network,
    @Nullable Shared shared,
    Limits limits,
    @JsonProperty("unsafe") boolean isUnsafe) {

  /**
   * Limits of one process.
   *
   * @param time ISO 8601
   */
  record Limits(int memoryMiB, int processes, String time, int outputMiB) {}

  /**
   * A network that is there for others.
   *
   * @param join whether nothing else will do
   */
  record Shared(String name, boolean join) {}

  static ProcessOrder of(
      Assignment assignment,
      Stage stage,
      @Nullable Surroundings surroundings,
      AgentSettings settings) {
    return new ProcessOrder(
        assignment.epoch(),
        assignment.workspace(),
        "step",
        stage.command(),
        variables(assignment, stage, surroundings),
        word(stage.network()),
        surroundings == null ? null : new Shared(surroundings.network(), true),
        new Limits(
            settings.memoryMebibytes(),
            settings.processes(),
            stage.timeout().toString(),
            settings.outputMebibytes()),
        settings.unsafe());
  }

  private static Map<String, String> variables(
      Assignment assignment, Stage stage, @Nullable Surroundings surroundings) {
    Map<String, String> variables = new HashMap<>();
    variables.put("THREEWAYS_BUILD", assignment.id().toString());
    variables.put("THREEWAYS_STAGE", stage.name());
    if (surroundings != null) {
      variables.put(Environment.NAME, surroundings.environment());
      variables.put(Environment.URL, surroundings.servers().getFirst().toString());
      variables.put(
          Environment.URLS,
          surroundings.servers().stream().map(URI::toString).collect(Collectors.joining(" ")));
    }
    return variables;
  }

  private static String word(Network network) {
    return network.name().toLowerCase(Locale.ROOT);
  }
}
