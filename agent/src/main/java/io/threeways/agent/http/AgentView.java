package io.threeways.agent.http;

import io.threeways.agent.AgentSettings;
import io.threeways.agent.sandbox.SandboxChoice;
import java.time.Duration;
import java.util.List;

/**
 * What this host's agent can do.
 *
 * @param sandbox {@code bubblewrap}, {@code namespaces} or {@code none}
 * @param unsafe whether a specification may ask to run without a sandbox
 * @param trials which sandboxes were tried at start, and what was seen
 * @param limits the most that a specification may ask for
 */
public record AgentView(String sandbox, boolean unsafe, List<Trial> trials, LimitsView limits) {
  /** One attempt. */
  public record Trial(String sandbox, boolean works, String detail) {}

  /** Ceilings. */
  public record LimitsView(int memoryMiB, int processes, Duration time, int outputMiB) {}

  static AgentView of(AgentSettings settings, SandboxChoice choice) {
    AgentSettings.Ceiling ceiling = settings.ceiling();
    return new AgentView(
        choice.sandbox().name(),
        settings.unsafe(),
        choice.trials().stream()
            .map(trial -> new Trial(trial.sandbox(), trial.works(), trial.detail()))
            .toList(),
        new LimitsView(
            ceiling.memoryMebibytes(),
            ceiling.processes(),
            ceiling.time(),
            ceiling.outputMebibytes()));
  }
}
