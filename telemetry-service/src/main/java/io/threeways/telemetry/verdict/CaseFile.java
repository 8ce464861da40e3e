package io.threeways.telemetry.verdict;

import io.threeways.telemetry.verdict.Finding.CurvePoint;
import io.threeways.telemetry.verdict.MeasureFile.ProcessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything that a decision is made from. Whoever has it comes to the same decision and the same
 * numbers, bit by bit: the running judgement and the replay of a published one both end here.
 *
 * @param looks how many looks were taken in this rollout
 * @param customersHit distinct units that the candidate served badly
 */
public record CaseFile(
    Parameters parameters,
    StepProgress step,
    Circumstances circumstances,
    int looks,
    List<MeasureFile> measures,
    long customersHit) {

  public CaseFile {
    measures = List.copyOf(measures);
    if (measures.stream().noneMatch(measure -> measure.role().rollsBack())) {
      throw new IllegalArgumentException("no measure decides anything");
    }
  }

  /** Goes through all looks from the first one. */
  public Assessment assess() {
    List<Finding> findings = measures.stream().map(this::find).toList();
    List<MeasureStanding> standings = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      standings.add(standing(measures.get(i), findings.get(i)));
    }
    Judgement judgement =
        new DecisionRule(parameters, circumstances).decide(standings, step, customersHit);
    return new Assessment(judgement, findings);
  }

  private Finding find(MeasureFile file) {
    MeasureProcess process = MeasureProcess.begun(parameters, file.processes().size());
    List<List<List<Stratum>>> looksOfProcesses =
        file.processes().stream().map(this::byLook).toList();
    List<CurvePoint> curve = new ArrayList<>();
    for (int i = 0; i < looks; i++) {
      int look = i;
      process.look(looksOfProcesses.stream().map(ofLooks -> ofLooks.get(look)).toList());
      curve.add(new CurvePoint(look + 1, process.evidence()));
    }
    List<Stratum> leading =
        file.processes().get(process.leading()).strata().stream()
            .map(RecordedStratum::counts)
            .toList();
    return new Finding(file.measure(), curve, Effect.of(leading).orElse(null));
  }

  private List<List<Stratum>> byLook(ProcessFile process) {
    List<List<Stratum>> byLook = new ArrayList<>();
    for (int look = 0; look < looks; look++) {
      byLook.add(new ArrayList<>());
    }
    for (RecordedStratum stratum : process.strata()) {
      Objects.checkIndex(stratum.look() - 1, looks);
      byLook.get(stratum.look() - 1).add(stratum.counts());
    }
    return byLook;
  }

  private static MeasureStanding standing(MeasureFile file, Finding finding) {
    LogEvidence last =
        finding.curve().isEmpty() ? LogEvidence.NONE : finding.curve().getLast().evidence();
    return new MeasureStanding(file.measure(), file.role(), last, finding.effect());
  }

  /**
   * @param findings one for each measure
   */
  public record Assessment(Judgement judgement, List<Finding> findings) {
    public Assessment {
      findings = List.copyOf(findings);
    }
  }
}
