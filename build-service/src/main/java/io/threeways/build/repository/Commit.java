package io.threeways.build.repository;

import java.time.Instant;
import java.util.List;

/**
 * A commit as a history shows it.
 *
 * @param coAuthors whom its message names with {@code Co-authored-by}
 * @param committedAt as the committer's clock says
 * @param parents how many; more than one for a merge
 */
public record Commit(
    CommitSha sha,
    Authorship authorship,
    List<Person> coAuthors,
    Instant committedAt,
    int parents) {
  public Commit {
    coAuthors = List.copyOf(coAuthors);
  }

  public boolean isMerge() {
    return parents > 1;
  }
}
