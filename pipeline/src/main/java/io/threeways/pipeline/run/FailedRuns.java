package io.threeways.pipeline.run;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.report.TestName;
import io.threeways.pipeline.report.TestResults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs of a stage that failed by tests, after which it was run again on the same commit.
 *
 * <p>A test that fails and then passes on one commit is flaky. The stage has passed when one run of
 * it passes in which every test that failed before is seen to pass.
 *
 * @param count how many there were
 * @param took all of them
 * @param tests that failed in any of them, each as it failed first
 */
public record FailedRuns(int count, Duration took, List<FailedTest> tests) {
  public static final FailedRuns NONE = new FailedRuns(0, Duration.ZERO, List.of());

  /** Where more fail than this, it is the code that is broken: running it again only takes time. */
  public static final int MOST_TESTS = 20;

  public FailedRuns {
    tests = List.copyOf(tests);
  }

  /**
   * Whether another run may find that tests are flaky. A stage that failed without a failed test,
   * was stopped, or whose reports cannot be believed is red at once.
   */
  boolean isFollowedByAnother(StageResult.Failed failed) {
    TestResults results = failed.tests();
    return count < failed.stage().retries()
        && failed.exitCode() != null
        && results != null
        && results.problems().isEmpty()
        && results.failed() > 0
        && results.failed() <= MOST_TESTS;
  }

  FailedRuns and(StageResult.Failed failed) {
    Map<TestName, FailedTest> all = new LinkedHashMap<>();
    tests.forEach(test -> all.putIfAbsent(test.name(), test));
    failed.failedTests().forEach(test -> all.putIfAbsent(test.name(), test));
    return new FailedRuns(count + 1, took.plus(failed.duration()), List.copyOf(all.values()));
  }

  /** What another run is asked to show. */
  Set<TestName> names() {
    return tests.stream().map(FailedTest::name).collect(Collectors.toSet());
  }

  /** What the last run means after these. */
  StageResult judge(StageResult last) {
    if (count == 0) {
      return last;
    }
    Stage stage = last.stage();
    Duration all = took.plus(last.duration());
    return switch (last) {
      case StageResult.Passed passed ->
          missing(passed)
              .<StageResult>map(
                  test ->
                      new StageResult.Failed(
                          stage,
                          all,
                          passed.tests(),
                          "%s; it was not seen to pass when the stage ran again"
                              .formatted(test.describe()),
                          0))
              .orElseGet(() -> new StageResult.Passed(stage, all, passed.tests(), tests));
      case StageResult.Failed failed ->
          new StageResult.Failed(stage, all, failed.tests(), message(failed), failed.exitCode());
      case StageResult.Cancelled cancelled ->
          new StageResult.Cancelled(stage, all, cancelled.tests());
    };
  }

  private Optional<FailedTest> missing(StageResult.Passed passed) {
    TestResults results = passed.tests();
    Set<TestName> seen = results == null ? Set.of() : results.passedAgain();
    return tests.stream().filter(test -> !seen.contains(test.name())).findFirst();
  }

  /** A run that died of something else hides why there was another. */
  private String message(StageResult.Failed failed) {
    return failed.failedTests().isEmpty()
        ? "%s; run again, %s".formatted(tests.getFirst().describe(), failed.message())
        : failed.message();
  }
}
