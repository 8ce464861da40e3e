package io.threeways.build.cache;

import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Which entries there are. */
public interface CacheEntries {

  Optional<CacheEntry> find(RepositoryName repository, CacheScope scope, CacheKey key);

  /** Keeps an entry in place of the one that its scope had under its key. */
  void put(CacheEntry entry);

  void use(CacheEntry entry, Instant at);

  void remove(CacheEntry entry);

  /**
   * What a merge left is main's, in the caller's transaction; where main has some for the same key,
   * main's stays.
   */
  void land(BuildId merge);

  /**
   * Removes what is more than the limits, the least recently used first; main's only for more of
   * main's.
   */
  void evict(RepositoryName repository, CacheLimits limits);

  /** Of every archive that some entry is. */
  Set<String> digests(RepositoryName repository);
}
