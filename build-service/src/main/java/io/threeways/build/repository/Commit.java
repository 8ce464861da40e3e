package io.threeways.build.repository;

/**
 * A commit as a history shows it.
 *
 * @param parents how many; more than one for a merge
 */
public record Commit(CommitSha sha, Authorship authorship, int parents) {
  public boolean isMerge() {
    return parents > 1;
  }
}
