package io.threeways.telemetry.verdict.kafka;

import io.threeways.events.Evidence;
import io.threeways.telemetry.verdict.Assumptions;
import io.threeways.telemetry.verdict.CaseFile;
import io.threeways.telemetry.verdict.CaseFile.Assessment;
import io.threeways.telemetry.verdict.Effect;
import io.threeways.telemetry.verdict.Finding;
import io.threeways.telemetry.verdict.MeasureFile;
import io.threeways.telemetry.verdict.MeasureFile.ProcessFile;
import io.threeways.telemetry.verdict.Parameters;
import io.threeways.telemetry.verdict.RecordedStratum;
import io.threeways.telemetry.verdict.StepProgress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case file and what was found in it, as the published language says it. */
final class EvidenceForm {
  private EvidenceForm() {}

  static Evidence of(CaseFile file, Assessment assessment) {
    List<Evidence.MeasureEvidence> measures = new ArrayList<>();
    for (int i = 0; i < file.measures().size(); i++) {
      measures.add(measure(file.measures().get(i), assessment.findings().get(i)));
    }
    return new Evidence(
        parameters(file.parameters()),
        step(file.step()),
        new Evidence.Circumstances(
            file.circumstances().irreversible(),
            file.circumstances().switchable(),
            file.circumstances().leadTimeToFix(),
            file.circumstances().rollback()),
        file.looks(),
        measures,
        Assumptions.of(file),
        file.customersHit());
  }

  private static Evidence.Parameters parameters(Parameters parameters) {
    return new Evidence.Parameters(
        parameters.rollbackAlpha(),
        parameters.promoteAlpha(),
        parameters.tolerance(),
        parameters.absoluteBadRate(),
        parameters.minimumLooks(),
        parameters.containedExcess(),
        parameters.containedUnits());
  }

  private static Evidence.StepProgress step(StepProgress step) {
    return new Evidence.StepProgress(step.looks(), step.elapsed(), step.minimum(), step.overdue());
  }

  private static Evidence.MeasureEvidence measure(MeasureFile file, Finding finding) {
    return new Evidence.MeasureEvidence(
        file.measure().word(),
        file.role().rollsBack(),
        file.role().mustPass(),
        file.unit().word(),
        file.processes().stream().map(EvidenceForm::process).toList(),
        finding.curve().stream()
            .map(
                point ->
                    new Evidence.CurvePoint(
                        point.look(),
                        point.evidence().rollback(),
                        point.evidence().relative(),
                        point.evidence().absolute()))
            .toList(),
        effect(finding.effect()));
  }

  private static Evidence.ProcessEvidence process(ProcessFile file) {
    return new Evidence.ProcessEvidence(
        file.quantile(), file.strata().stream().map(EvidenceForm::stratum).toList());
  }

  private static Evidence.Stratum stratum(RecordedStratum recorded) {
    return new Evidence.Stratum(
        recorded.look(),
        recorded.step(),
        recorded.gateway(),
        recorded.thresholdSeconds(),
        recorded.counts().candidateBad(),
        recorded.counts().candidate(),
        recorded.counts().baselineBad(),
        recorded.counts().baseline());
  }

  private static Evidence.@Nullable Effect effect(@Nullable Effect effect) {
    return effect == null
        ? null
        : new Evidence.Effect(
            effect.candidateRate(),
            effect.baselineRate(),
            effect.oddsRatio(),
            effect.low(),
            effect.high());
  }
}
