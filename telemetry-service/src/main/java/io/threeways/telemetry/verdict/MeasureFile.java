package io.threeways.telemetry.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted for one measure.
 *
 * @param processes one for errors; one per quantile for latency, averaged
 */
public record MeasureFile(Measure measure, Role role, Unit unit, List<ProcessFile> processes) {
  public MeasureFile {
    processes = List.copyOf(processes);
  }

  /**
   * @param quantile of the pooled latencies, which its thresholds follow; null where bad is not
   *     about time
   * @param strata in the order of their looks
   */
  public record ProcessFile(@Nullable Double quantile, List<RecordedStratum> strata) {
    public ProcessFile {
      strata = List.copyOf(strata);
    }
  }
}
