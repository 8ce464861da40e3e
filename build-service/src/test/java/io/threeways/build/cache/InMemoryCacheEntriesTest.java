package io.threeways.build.cache;

import io.threeways.build.repository.RepositoryName;

class InMemoryCacheEntriesTest extends CacheEntriesContract {
  private final InMemoryCacheEntries entries = new InMemoryCacheEntries();
  private int repositories;

  @Override
  CacheEntries entries() {
    return entries;
  }

  @Override
  RepositoryName aRepository() {
    return new RepositoryName("r" + ++repositories);
  }
}
