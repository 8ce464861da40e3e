package io.threeways.telemetry.verdict;

import java.util.ArrayList;
import java.util.List;

/** What the guarantee rests on. Said with every verdict. */
public final class Assumptions {
  private Assumptions() {}

  /** In words, for a person. */
  public static List<String> of(CaseFile file) {
    List<String> words = new ArrayList<>();
    words.add("Both versions served at the same time, and the gateways assigned by chance.");
    if (file.measures().stream().anyMatch(measure -> measure.unit() == Unit.KEY)) {
      words.add("A sticky key was counted once, in the step in which it was first seen.");
    } else {
      words.add("Each request was assigned, and counted, by itself.");
    }
    if (file.measures().stream().anyMatch(Assumptions::isUnjudgedLatency)) {
      words.add("Times to answer were not judged yet: no step lasted longer than its warm-up.");
    }
    words.add("The candidate's servers cannot be told from the hosts they run on.");
    words.add("Only servers' errors and time to answer were judged, not what the answers say.");
    return words;
  }

  private static boolean isUnjudgedLatency(MeasureFile file) {
    return file.measure() == Measure.LATENCY
        && file.processes().stream().allMatch(process -> process.strata().isEmpty());
  }
}
