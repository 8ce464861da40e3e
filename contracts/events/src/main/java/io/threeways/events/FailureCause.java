package io.threeways.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a build is red.
 *
 * @param outcome {@link Outcome#FAILURE} (the code) or {@link Outcome#ERROR} (the infrastructure)
 * @param stage the stage that failed; null when none had begun
 * @param message one sentence for a person
 * @param exitCode of the failed stage's process; null when it had none
 * @param tests the failed tests, the first one first
 * @param changedFiles what the change touched, at most 100 paths
 */
public record FailureCause(
    Outcome outcome,
    @Nullable String stage,
    String message,
    @Nullable Integer exitCode,
    List<TestFailure> tests,
    List<String> changedFiles) {
  public FailureCause {
    tests = List.copyOf(tests);
    changedFiles = List.copyOf(changedFiles);
  }
}
