package io.threeways.telemetry.verdict;

import io.threeways.telemetry.verdict.CaseFile.Assessment;
import io.threeways.telemetry.verdict.Trial.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a rollout stands, for people who look. */
@ApplicationScoped
public class RunningEvidence {
  private final Trials trials;
  private final CaseFiles files;

  @Inject
  public RunningEvidence(Trials trials, CaseFiles files) {
    this.trials = trials;
    this.files = files;
  }

  /** Nothing when no such rollout is on trial. */
  public Optional<Standing> of(UUID deployment, Instant now) {
    return trials.find(deployment).flatMap(trial -> standing(trial, now));
  }

  private Optional<Standing> standing(Trial trial, Instant now) {
    return switch (trial) {
      case Trial.Closed closed -> Optional.empty();
      case Open open -> {
        CaseFile file = files.of(open, now);
        yield Optional.of(new Standing(open, file, file.assess()));
      }
    };
  }

  /** A trial, what is known of it and what would be decided now. */
  public record Standing(Open trial, CaseFile file, Assessment assessment) {}
}
