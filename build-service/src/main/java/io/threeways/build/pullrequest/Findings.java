package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the platform sees in a pull request without running it.
 *
 * @param since when the oldest of its own commits was made
 * @param age of that, in whole days
 * @param clashes with main first, then with other branches
 * @param compared how many other open branches it was merged with
 * @param uncompared why some were not; sentences
 * @param untested touched sources without a test
 */
record Findings(
    ReadPullRequest.Content content,
    Authors authors,
    Instant since,
    Duration age,
    List<Clash> clashes,
    int compared,
    List<String> uncompared,
    List<String> untested) {

  Findings {
    clashes = List.copyOf(clashes);
    uncompared = List.copyOf(uncompared);
    untested = List.copyOf(untested);
  }

  /**
   * A merge that Git cannot make.
   *
   * @param with {@code main} or another change
   */
  record Clash(String with, List<String> files) {
    static final String MAIN = "main";

    Clash {
      files = List.copyOf(files);
    }

    static Clash with(ChangeId other, List<String> files) {
      return new Clash(other.toString(), files);
    }
  }
}
