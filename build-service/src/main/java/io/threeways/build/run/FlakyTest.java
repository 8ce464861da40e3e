package io.threeways.build.run;

import io.threeways.pipeline.report.FailedTest;
import java.time.Instant;
import java.util.List;

/**
 * A test that failed and passed on one commit, perhaps in several builds.
 *
 * @param stage that it ran in
 * @param failure as it failed the last time
 * @param times in how many builds
 * @param outOf in how many builds its stage ended, green or red, in the same time
 * @param lastAt when that stage began the last time
 * @param builds their numbers, the newest first, at most {@link FlakyTests#MOST_BUILDS}
 */
public record FlakyTest(
    String stage, FailedTest failure, int times, int outOf, Instant lastAt, List<Long> builds) {
  public FlakyTest {
    builds = List.copyOf(builds);
  }
}
