package io.threeways.telemetry.verdict;

import io.threeways.telemetry.verdict.MeasureFile.ProcessFile;
import io.threeways.telemetry.verdict.Trial.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts together all that is known of a rollout. */
@ApplicationScoped
public class CaseFiles {
  private final Trials trials;
  private final Rules rules;

  @Inject
  public CaseFiles(Trials trials, Rules rules) {
    this.trials = trials;
    this.rules = rules;
  }

  /**
   * @param at the moment of the judgement
   */
  CaseFile of(Open open, Instant at) {
    Watch watch = open.watch();
    // Looks may have been taken since the trial was read, when it is read without a lock.
    List<Look.Entry> entries =
        trials.entries(open.subject().deployment()).stream()
            .filter(entry -> entry.stratum().look() <= watch.looks())
            .toList();
    List<MeasureFile> measures = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      measures.add(
          new MeasureFile(measure, rules.role(measure), watch.unit(), processes(measure, entries)));
    }
    return new CaseFile(
        rules.parameters(),
        open.progress(at),
        Circumstances.unknown(),
        watch.looks(),
        measures,
        watch.customersHit());
  }

  private List<ProcessFile> processes(Measure measure, List<Look.Entry> entries) {
    List<ProcessFile> processes = new ArrayList<>();
    for (int i = 0; i < rules.processes(measure); i++) {
      int process = i;
      List<RecordedStratum> strata =
          entries.stream()
              .filter(entry -> entry.measure() == measure && entry.process() == process)
              .map(Look.Entry::stratum)
              .toList();
      Double quantile = measure == Measure.LATENCY ? rules.quantiles().get(i) : null;
      processes.add(new ProcessFile(quantile, strata));
    }
    return processes;
  }
}
