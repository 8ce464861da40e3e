package io.threeways.build.cache;

import io.threeways.build.repository.RepositoryName;
import java.time.Instant;

/**
 * Files that a build left.
 *
 * @param digest SHA-256 of their archive, in hexadecimal
 * @param bytes of that archive
 * @param usedAt when it was kept, or given to a build of its own scope
 */
public record CacheEntry(
    RepositoryName repository,
    CacheScope scope,
    CacheKey key,
    String digest,
    long bytes,
    Instant usedAt) {}
