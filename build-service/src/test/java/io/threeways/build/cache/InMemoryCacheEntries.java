package io.threeways.build.cache;

import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Entries in memory. */
final class InMemoryCacheEntries implements CacheEntries {
  private static final CacheScope MAIN = new CacheScope.Main();

  private final Map<Place, CacheEntry> entries = new HashMap<>();

  private record Place(RepositoryName repository, CacheScope scope, CacheKey key) {
    static Place of(CacheEntry entry) {
      return new Place(entry.repository(), entry.scope(), entry.key());
    }
  }

  @Override
  public Optional<CacheEntry> find(RepositoryName repository, CacheScope scope, CacheKey key) {
    return Optional.ofNullable(entries.get(new Place(repository, scope, key)));
  }

  @Override
  public void put(CacheEntry entry) {
    entries.put(Place.of(entry), entry);
  }

  @Override
  public void use(CacheEntry entry, Instant at) {
    entries.computeIfPresent(Place.of(entry), (_, there) -> with(there, there.scope(), at));
  }

  @Override
  public void remove(CacheEntry entry) {
    entries
        .values()
        .removeIf(
            there ->
                Place.of(there).equals(Place.of(entry)) && there.digest().equals(entry.digest()));
  }

  @Override
  public void land(BuildId merge) {
    CacheScope scope = new CacheScope.Merge(merge);
    List<CacheEntry> landed =
        entries.values().stream()
            .filter(
                entry ->
                    entry.repository().equals(merge.repository()) && entry.scope().equals(scope))
            .toList();
    for (CacheEntry entry : landed) {
      entries.remove(Place.of(entry));
      CacheEntry mains = with(entry, MAIN, entry.usedAt());
      entries.putIfAbsent(Place.of(mains), mains);
    }
  }

  @Override
  public void evict(RepositoryName repository, CacheLimits limits) {
    long bytes = 0;
    int number = 0;
    for (CacheEntry entry : mostWorthKeeping(repository)) {
      bytes += entry.bytes();
      number++;
      if (bytes > limits.repositoryBytes() || number > limits.repositoryEntries()) {
        entries.remove(Place.of(entry));
      }
    }
  }

  private List<CacheEntry> mostWorthKeeping(RepositoryName repository) {
    return entries.values().stream()
        .filter(entry -> entry.repository().equals(repository))
        .sorted(
            Comparator.comparing((CacheEntry entry) -> !entry.scope().equals(MAIN))
                .thenComparing(CacheEntry::usedAt, Comparator.reverseOrder()))
        .toList();
  }

  @Override
  public Set<String> digests(RepositoryName repository) {
    return entries.values().stream()
        .filter(entry -> entry.repository().equals(repository))
        .map(CacheEntry::digest)
        .collect(Collectors.toSet());
  }

  private static CacheEntry with(CacheEntry entry, CacheScope scope, Instant at) {
    return new CacheEntry(
        entry.repository(), scope, entry.key(), entry.digest(), entry.bytes(), at);
  }
}
