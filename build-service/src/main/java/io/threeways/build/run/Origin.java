package io.threeways.build.run;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a build is of; it never changes.
 *
 * @param chain of the change
 * @param previous where the branch stood before the push; null when the push made it
 * @param title first line of the commit's message
 */
public record Origin(
    BuildId id,
    ChangeId change,
    UUID chain,
    BranchName branch,
    CommitSha commit,
    @Nullable CommitSha previous,
    String title,
    Instant queuedAt) {}
