package io.threeways.telemetry.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.telemetry.verdict.MeasureFile.ProcessFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
  private static final RecordedStratum SLOW =
      new RecordedStratum(1, 1, "g1", 0.1, new Stratum(3, 10, 1, 90));

  @Test
  void aVerdictSaysWhenTimesToAnswerWereNotJudged() {
    assertThat(Assumptions.of(withLatencies(List.of()))).anyMatch(this::isAboutUnjudgedTimes);
    assertThat(Assumptions.of(withLatencies(List.of(SLOW)))).noneMatch(this::isAboutUnjudgedTimes);
  }

  private boolean isAboutUnjudgedTimes(String assumption) {
    return assumption.startsWith("Times to answer were not judged");
  }

  private static CaseFile withLatencies(List<RecordedStratum> strata) {
    return new CaseFile(
        Parameters.defaults(),
        new StepProgress(1, Duration.ofSeconds(1), Duration.ZERO, false),
        Circumstances.unknown(),
        1,
        List.of(
            new MeasureFile(
                Measure.LATENCY, Role.GUARD, Unit.KEY, List.of(new ProcessFile(0.5, strata)))),
        0);
  }
}
