package io.threeways.build.run;

import io.threeways.build.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which tests are flaky, as the builds saw them. */
public interface FlakyTests {
  /** A test that was mended leaves the list after so long. */
  Duration MEMORY = Duration.ofDays(30);

  /** Builds that are named for a test: enough to read logs of. */
  int MOST_BUILDS = 10;

  /**
   * The most often flaky first.
   *
   * @param since counts stages that began then or later
   * @param most how many at most
   */
  List<FlakyTest> of(RepositoryName repository, Instant since, int most);
}
