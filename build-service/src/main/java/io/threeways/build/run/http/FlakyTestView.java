package io.threeways.build.run.http;

import io.threeways.build.run.FlakyTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flaky test as a client sees it.
 *
 * @param stage that it ran in
 * @param message what it said when it failed the last time
 * @param file where it failed; null when its report does not say
 * @param times in how many builds it failed and passed on the same commit
 * @param outOf in how many builds its stage ended, green or red, in the same time
 * @param builds their numbers, the newest first; not all of many
 */
public record FlakyTestView(
    String suite,
    String test,
    String stage,
    String message,
    @Nullable String file,
    @Nullable Integer line,
    int times,
    int outOf,
    Instant lastAt,
    List<Long> builds) {

  static FlakyTestView of(FlakyTest test) {
    return new FlakyTestView(
        test.failure().suite(),
        test.failure().test(),
        test.stage(),
        test.failure().message(),
        test.failure().file(),
        test.failure().line(),
        test.times(),
        test.outOf(),
        test.lastAt(),
        test.builds());
  }
}
