package io.threeways.pipeline.report;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * All reports of one stage, counted from their cases.
 *
 * @param passed cases without failure, error or skip
 * @param failed cases with a failure or an error
 * @param skipped cases that say so
 * @param duration sum of the cases' times
 * @param failures in the order of the reports, at most {@link ReportLimits#failures()}
 * @param lies places where a report's own counts differ from its cases
 * @param problems why reports could not be read, or hide failures; what they show is counted
 * @param passedAgain the tests that were asked for and are seen to pass
 */
public record TestResults(
    int passed,
    int failed,
    int skipped,
    Duration duration,
    List<FailedTest> failures,
    List<ReportProblem> lies,
    List<ReportProblem> problems,
    Set<TestName> passedAgain) {

  public TestResults {
    failures = List.copyOf(failures);
    lies = List.copyOf(lies);
    problems = List.copyOf(problems);
    passedAgain = Set.copyOf(passedAgain);
  }

  public int all() {
    return passed + failed + skipped;
  }
}
