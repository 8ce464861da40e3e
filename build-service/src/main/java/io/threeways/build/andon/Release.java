package io.threeways.build.andon;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.BuildId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cord was let go.
 *
 * @param by who pushed the fix, or who released it by hand
 * @param commit that is green; null when a person said so
 * @param build that is green; null when none of ours is
 */
public record Release(
    String by, String reason, @Nullable CommitSha commit, @Nullable BuildId build, Instant at) {}
