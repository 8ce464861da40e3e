package io.threeways.build.run;

import io.threeways.pipeline.report.FailedTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a build is red.
 *
 * @param fault whose it is
 * @param stage that failed; null when none had begun
 * @param message one sentence for a person
 * @param exitCode of the stage's process; null when it had none
 * @param tests that failed, the first one first
 * @param changedFiles what the change touched, at most {@link #MOST_FILES}
 */
public record Cause(
    Fault fault,
    @Nullable String stage,
    String message,
    @Nullable Integer exitCode,
    List<FailedTest> tests,
    List<String> changedFiles) {
  public static final int MOST_FILES = 100;

  public Cause {
    tests = List.copyOf(tests);
    changedFiles = List.copyOf(changedFiles);
  }

  /** Whose fault it is. */
  public enum Fault {
    CODE,
    INFRASTRUCTURE
  }
}
