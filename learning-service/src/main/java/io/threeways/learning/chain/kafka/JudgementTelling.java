package io.threeways.learning.chain.kafka;

import io.threeways.events.Decision;
import io.threeways.events.Evidence.CurvePoint;
import io.threeways.events.Evidence.Effect;
import io.threeways.events.Evidence.MeasureEvidence;
import io.threeways.events.Evidence.Stratum;
import io.threeways.events.TelemetryEvent;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What telemetry-service says, in words. */
final class JudgementTelling {
  private JudgementTelling() {}

  static Telling tell(TelemetryEvent event) {
    return switch (event) {
      case DeployJudged judged -> judged(judged);
    };
  }

  private static Telling judged(DeployJudged judged) {
    String words =
        "step %d was judged after %s and %s: %s, by %s; %s"
            .formatted(
                judged.step(),
                Words.count(judged.evidence().looks(), "look"),
                Words.duration(judged.observed()),
                decision(judged.decision()),
                judged.measure(),
                judged.rule());
    return Telling.step(decision(judged.decision()), mood(judged.decision()), words)
        .withAll(evidence(judged));
  }

  private static List<Evidence> evidence(DeployJudged judged) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("decision", decision(judged.decision())));
    evidence.add(Evidence.of("deployment", judged.deployment()));
    evidence.add(Evidence.of("looks", judged.evidence().looks()));
    evidence.add(Evidence.of("customers hit", judged.evidence().customersHit()));
    for (MeasureEvidence measure : judged.evidence().measures()) {
      evidence.add(Evidence.of(measure.measure(), numbers(measure)));
    }
    judged.evidence().assumptions().forEach(text -> evidence.add(Evidence.of("rests on", text)));
    return evidence;
  }

  private static String numbers(MeasureEvidence measure) {
    return counts(measure) + effect(measure.effect()) + last(measure.curve());
  }

  /** Of the first process: every process counts the same units. */
  private static String counts(MeasureEvidence measure) {
    if (measure.processes().isEmpty()) {
      return "nothing was counted";
    }
    long[] sums = new long[4];
    for (Stratum stratum : measure.processes().getFirst().strata()) {
      sums[0] += stratum.candidateBad();
      sums[1] += stratum.candidate();
      sums[2] += stratum.baselineBad();
      sums[3] += stratum.baseline();
    }
    return "candidate %d of %s bad, baseline %d of %s"
        .formatted(sums[0], Words.count(sums[1], measure.unit()), sums[2], sums[3]);
  }

  private static String effect(@Nullable Effect effect) {
    return effect == null
        ? ""
        : String.format(
            Locale.ROOT,
            "; %s against %s, odds ratio %.2f (95 %%: %.2f to %.2f)",
            Words.percent(effect.candidateRate()),
            Words.percent(effect.baselineRate()),
            effect.oddsRatio(),
            effect.low(),
            effect.high());
  }

  private static String last(List<CurvePoint> curve) {
    return curve.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "; ln E for a way back %.2f", curve.getLast().rollback());
  }

  private static String decision(Decision decision) {
    return switch (decision) {
      case PROMOTE -> "promote";
      case ROLLBACK -> "roll back";
      case FIX_FORWARD -> "fix forward";
      case HOLD -> "hold";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private static Mood mood(Decision decision) {
    return switch (decision) {
      case PROMOTE -> Mood.WELL;
      case ROLLBACK -> Mood.BROKEN;
      case FIX_FORWARD, INCONCLUSIVE -> Mood.RISK;
      case HOLD -> Mood.TRIAL;
    };
  }
}
