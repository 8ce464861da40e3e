package io.threeways.pipeline.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found in the reports so far. */
final class Counting {
  private static final int MOST_REMARKS = 50;

  private final ReportLimits limits;
  private final Set<TestName> awaited;
  private final Set<TestName> passedAgain = new HashSet<>();
  private final List<FailedTest> failures = new ArrayList<>();
  private final List<ReportProblem> lies = new ArrayList<>();
  private final List<ReportProblem> problems = new ArrayList<>();
  private Duration duration = Duration.ZERO;
  private int passed;
  private int failed;
  private int skipped;

  /**
   * @param awaited the tests whose passing is noted by name
   */
  Counting(ReportLimits limits, Set<TestName> awaited) {
    this.limits = limits;
    this.awaited = awaited;
  }

  void add(TestName name, CaseEnd end, Duration time, @Nullable FailedTest failure) {
    duration = duration.plus(time);
    switch (end) {
      case PASSED -> passed++;
      case SKIPPED -> skipped++;
      case FAILURE, ERROR -> failed++;
    }
    if (end == CaseEnd.PASSED && awaited.contains(name)) {
      passedAgain.add(name);
    }
    if (failure != null && failures.size() < limits.failures()) {
      failures.add(failure);
    }
  }

  void lie(ReportProblem lie) {
    if (lies.size() < MOST_REMARKS) {
      lies.add(lie);
    }
  }

  void problem(ReportProblem problem) {
    if (problems.size() < MOST_REMARKS) {
      problems.add(problem);
    }
  }

  TestResults results() {
    return new TestResults(
        passed, failed, skipped, duration, failures, lies, problems, passedAgain);
  }
}
