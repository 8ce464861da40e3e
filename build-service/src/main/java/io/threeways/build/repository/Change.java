package io.threeways.build.repository;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One direct push to main, or one life of another branch as its newest push left it.
 *
 * @param chain that all of its events belong to
 * @param commit the newest
 * @param previous where the branch stood before; null when the push made it
 * @param pusher whose token was used
 * @param event the newest {@code change-pushed}
 */
public record Change(
    ChangeId id,
    UUID chain,
    BranchName branch,
    CommitSha commit,
    @Nullable CommitSha previous,
    CommitFacts facts,
    String pusher,
    Instant pushedAt,
    UUID event) {

  public RepositoryName repository() {
    return id.repository();
  }
}
