package io.threeways.telemetry.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From evidence to a decision. Pure: the same evidence always gives the same words. */
public record DecisionRule(Parameters parameters, Circumstances circumstances) {

  /**
   * @param standings of all measures, at least one of them deciding: critical or a guard
   */
  public Judgement decide(List<MeasureStanding> standings, StepProgress step, long customersHit) {
    List<MeasureStanding> deciding =
        standings.stream().filter(standing -> standing.role().rollsBack()).toList();
    double alpha = parameters.rollbackAlpha() / deciding.size();
    Optional<MeasureStanding> worst =
        deciding.stream()
            .filter(standing -> standing.isWorse(alpha))
            .max(Comparator.comparingDouble(standing -> standing.evidence().rollback()));
    if (worst.isPresent()) {
      return worse(worst.get(), alpha, deciding.size(), customersHit);
    }
    MeasureStanding weakest = deciding.getFirst();
    if (step.mayBePromoted(parameters)
        && deciding.stream().allMatch(standing -> standing.passes(parameters.promoteAlpha()))) {
      return new Judgement(Decision.PROMOTE, passed(deciding, step), weakest.measure());
    }
    weakest = firstThatDoesNotPass(deciding);
    if (step.overdue()) {
      return new Judgement(
          Decision.INCONCLUSIVE,
          "the deadline passed after %d looks of the step; %s has not passed"
              .formatted(step.looks(), weakest.measure().word()),
          weakest.measure());
    }
    return new Judgement(Decision.HOLD, "not enough is known", weakest.measure());
  }

  private Judgement worse(MeasureStanding worst, double alpha, int measures, long customersHit) {
    String why =
        "%s: evidence %s against 'no worse' reached %s (α = %s over %d measures)"
            .formatted(
                worst.measure().word(),
                evidence(worst.evidence().rollback()),
                number(1 / alpha),
                number(parameters.rollbackAlpha()),
                measures);
    @Nullable Effect effect = worst.effect();
    return circumstances
        .forward(parameters, effect, customersHit)
        .map(
            reason -> new Judgement(Decision.FIX_FORWARD, why + "; but " + reason, worst.measure()))
        .orElseGet(() -> new Judgement(Decision.ROLLBACK, why, worst.measure()));
  }

  private String passed(List<MeasureStanding> deciding, StepProgress step) {
    StringBuilder words = new StringBuilder();
    for (MeasureStanding standing : deciding) {
      if (!standing.role().mustPass()) {
        words.append(
            "%s: evidence %s that it is worse; "
                .formatted(standing.measure().word(), evidence(standing.evidence().rollback())));
        continue;
      }
      boolean relative = standing.evidence().relative() >= -Math.log(parameters.promoteAlpha());
      words.append(
          "%s: evidence %s %s; "
              .formatted(
                  standing.measure().word(),
                  evidence(
                      relative ? standing.evidence().relative() : standing.evidence().absolute()),
                  relative
                      ? "that its odds are below %s times the baseline's"
                          .formatted(number(parameters.tolerance()))
                      : "that its bad rate is below " + number(parameters.absoluteBadRate())));
    }
    return words
        .append(
            "%s needed; %d looks".formatted(number(1 / parameters.promoteAlpha()), step.looks()))
        .toString();
  }

  private MeasureStanding firstThatDoesNotPass(List<MeasureStanding> deciding) {
    return deciding.stream()
        .filter(standing -> !standing.passes(parameters.promoteAlpha()))
        .findFirst()
        .orElseGet(deciding::getFirst);
  }

  private static String evidence(double log) {
    return number(Math.exp(log));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
