package io.threeways.build.webhook;

import io.threeways.build.repository.RepositoryName;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A repository that follows one elsewhere.
 *
 * @param fetchedAt the last time that the remote answered; null before the first
 * @param failure why it did not since; null when it did
 * @param remark on branches that are not followed; null when all are
 */
public record Mirror(
    RepositoryName repository,
    URI remote,
    Instant createdAt,
    @Nullable Instant fetchedAt,
    @Nullable String failure,
    @Nullable String remark) {}
