package io.threeways.build.run.agent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.InfrastructureFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the agent says of a process; fields that are of no use here are left out. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProcessState(
    int revision,
    String state,
    @Nullable Instant startedAt,
    @Nullable Instant exitedAt,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable String reason,
    long outputBytes) {

  /** How it ended; empty while it runs. */
  Optional<Ending> ending() throws InfrastructureFailure {
    return switch (state) {
      case "starting", "running" -> Optional.empty();
      case "exited" -> Optional.of(exited());
      case "lost" -> throw new InfrastructureFailure("the stage's process was lost: " + reason);
      case "refused" -> throw new InfrastructureFailure("the agent refused the stage: " + reason);
      default -> throw new InfrastructureFailure("the agent knows a state more: " + state);
    };
  }

  private Ending exited() {
    Duration took =
        startedAt == null || exitedAt == null
            ? Duration.ZERO
            : Duration.between(startedAt, exitedAt);
    String why = reason;
    if (why != null) {
      return new Ending.Killed(why, took);
    }
    return signal == null
        ? new Ending.Exited(exitCode == null ? 0 : exitCode, took)
        : new Ending.Killed("signal " + signal, took);
  }
}
