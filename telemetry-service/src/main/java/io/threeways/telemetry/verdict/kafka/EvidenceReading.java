package io.threeways.telemetry.verdict.kafka;

import io.threeways.events.Evidence;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.telemetry.verdict.CaseFile;
import io.threeways.telemetry.verdict.CaseFile.Assessment;
import io.threeways.telemetry.verdict.Circumstances;
import io.threeways.telemetry.verdict.Decision;
import io.threeways.telemetry.verdict.Effect;
import io.threeways.telemetry.verdict.Finding;
import io.threeways.telemetry.verdict.Finding.CurvePoint;
import io.threeways.telemetry.verdict.Judgement;
import io.threeways.telemetry.verdict.LogEvidence;
import io.threeways.telemetry.verdict.Measure;
import io.threeways.telemetry.verdict.MeasureFile;
import io.threeways.telemetry.verdict.MeasureFile.ProcessFile;
import io.threeways.telemetry.verdict.Parameters;
import io.threeways.telemetry.verdict.RecordedStratum;
import io.threeways.telemetry.verdict.RecordedVerdict;
import io.threeways.telemetry.verdict.Role;
import io.threeways.telemetry.verdict.StepProgress;
import io.threeways.telemetry.verdict.Stratum;
import io.threeways.telemetry.verdict.Unit;
import org.jspecify.annotations.Nullable;

/** The way back from the published language to a case file. */
final class EvidenceReading {
  private EvidenceReading() {}

  /**
   * @throws IllegalArgumentException when a word or number makes no sense
   */
  static RecordedVerdict verdict(DeployJudged event) {
    Evidence evidence = event.evidence();
    Judgement judgement =
        new Judgement(decision(event.decision()), event.rule(), Measure.of(event.measure()));
    Assessment recorded =
        new Assessment(
            judgement, evidence.measures().stream().map(EvidenceReading::finding).toList());
    return new RecordedVerdict(event.deployment(), event.step(), file(evidence), recorded);
  }

  private static CaseFile file(Evidence evidence) {
    return new CaseFile(
        parameters(evidence.parameters()),
        new StepProgress(
            evidence.step().looks(),
            evidence.step().elapsed(),
            evidence.step().minimum(),
            evidence.step().overdue()),
        new Circumstances(
            evidence.circumstances().irreversible(),
            evidence.circumstances().switchable(),
            evidence.circumstances().leadTimeToFix(),
            evidence.circumstances().rollback()),
        evidence.looks(),
        evidence.measures().stream().map(EvidenceReading::measure).toList(),
        evidence.customersHit());
  }

  private static Parameters parameters(Evidence.Parameters parameters) {
    return new Parameters(
        parameters.rollbackAlpha(),
        parameters.promoteAlpha(),
        parameters.tolerance(),
        parameters.absoluteBadRate(),
        parameters.minimumLooks(),
        parameters.containedExcess(),
        parameters.containedUnits());
  }

  private static MeasureFile measure(Evidence.MeasureEvidence measure) {
    return new MeasureFile(
        Measure.of(measure.measure()),
        Role.of(measure.critical(), measure.mustPass()),
        Unit.of(measure.unit()),
        measure.processes().stream()
            .map(
                process ->
                    new ProcessFile(
                        process.quantile(),
                        process.strata().stream().map(EvidenceReading::stratum).toList()))
            .toList());
  }

  private static RecordedStratum stratum(Evidence.Stratum stratum) {
    return new RecordedStratum(
        stratum.look(),
        stratum.step(),
        stratum.gateway(),
        stratum.thresholdSeconds(),
        new Stratum(
            stratum.candidateBad(),
            stratum.candidate(),
            stratum.baselineBad(),
            stratum.baseline()));
  }

  private static Finding finding(Evidence.MeasureEvidence measure) {
    return new Finding(
        Measure.of(measure.measure()),
        measure.curve().stream()
            .map(
                point ->
                    new CurvePoint(
                        point.look(),
                        new LogEvidence(point.rollback(), point.relative(), point.absolute())))
            .toList(),
        effect(measure.effect()));
  }

  private static @Nullable Effect effect(Evidence.@Nullable Effect effect) {
    return effect == null
        ? null
        : new Effect(
            effect.candidateRate(),
            effect.baselineRate(),
            effect.oddsRatio(),
            effect.low(),
            effect.high());
  }

  private static Decision decision(io.threeways.events.Decision decision) {
    return switch (decision) {
      case PROMOTE -> Decision.PROMOTE;
      case ROLLBACK -> Decision.ROLLBACK;
      case FIX_FORWARD -> Decision.FIX_FORWARD;
      case HOLD -> Decision.HOLD;
      case INCONCLUSIVE -> Decision.INCONCLUSIVE;
    };
  }
}
