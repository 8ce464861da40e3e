package io.threeways.telemetry.verdict;

import java.util.ArrayList;
import java.util.List;

/** The test processes of one measure, averaged into one evidence. Single writer. */
final class MeasureProcess {
  private final List<TestProcess> processes;

  private MeasureProcess(List<TestProcess> processes) {
    this.processes = processes;
  }

  static MeasureProcess begun(Parameters parameters, int processes) {
    List<TestProcess> begun = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      begun.add(new TestProcess(parameters));
    }
    return new MeasureProcess(begun);
  }

  static MeasureProcess resumed(Parameters parameters, List<TestProcess.Memory> memories) {
    return new MeasureProcess(
        memories.stream().map(memory -> TestProcess.resumed(parameters, memory)).toList());
  }

  /**
   * @param strata of the look, for each process
   */
  void look(List<List<Stratum>> strata) {
    for (int i = 0; i < processes.size(); i++) {
      processes.get(i).look(strata.get(i));
    }
  }

  LogEvidence evidence() {
    return LogEvidence.mean(processes.stream().map(TestProcess::evidence).toList());
  }

  /** Which process has the most evidence to roll back. */
  int leading() {
    int leading = 0;
    for (int i = 1; i < processes.size(); i++) {
      if (processes.get(i).evidence().rollback() > processes.get(leading).evidence().rollback()) {
        leading = i;
      }
    }
    return leading;
  }

  List<TestProcess.Memory> memory() {
    return processes.stream().map(TestProcess::memory).toList();
  }
}
