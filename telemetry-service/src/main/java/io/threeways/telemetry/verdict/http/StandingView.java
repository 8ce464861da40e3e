package io.threeways.telemetry.verdict.http;

import io.threeways.telemetry.verdict.Assumptions;
import io.threeways.telemetry.verdict.Finding;
import io.threeways.telemetry.verdict.RunningEvidence.Standing;
import io.threeways.telemetry.verdict.Step;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rollout on trial.
 *
 * @param step the weights that hold; null before any
 * @param decision what would be decided now
 * @param rollbackAt the logarithm of the evidence that rolls back
 * @param promoteAt the logarithm of the evidence that promotes
 */
public record StandingView(
    UUID deployment,
    String application,
    String environment,
    @Nullable Integer step,
    int looks,
    String decision,
    String rule,
    double rollbackAt,
    double promoteAt,
    List<Finding> measures,
    List<String> assumptions,
    long customersHit) {

  static StandingView of(Standing standing) {
    Step current = standing.trial().current();
    long deciding =
        standing.file().measures().stream().filter(measure -> measure.role().rollsBack()).count();
    return new StandingView(
        standing.trial().subject().deployment(),
        standing.trial().subject().application(),
        standing.trial().subject().environment(),
        current == null ? null : current.number(),
        standing.file().looks(),
        standing.assessment().judgement().decision().name(),
        standing.assessment().judgement().rule(),
        Math.log(deciding / standing.file().parameters().rollbackAlpha()),
        -Math.log(standing.file().parameters().promoteAlpha()),
        standing.assessment().findings(),
        Assumptions.of(standing.file()),
        standing.file().customersHit());
  }
}
