package io.threeways.build.cache;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.build.repository.MainEntry;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildFixtures;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.util.UUID;

/** The rows, in the real database. */
@QuarkusTest
@RealParts("build")
class JdbcCacheEntriesTest extends CacheEntriesContract {
  @Inject CacheEntries entries;
  @Inject Repositories repositories;

  @Override
  CacheEntries entries() {
    return entries;
  }

  @Override
  RepositoryName aRepository() {
    UUID any = UUID.randomUUID();
    RepositoryName name = new RepositoryName("contract-" + any.toString().substring(0, 8));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                repositories.add(
                    new Repositories.Repository(
                        name, BuildFixtures.NOON, any, any, MainEntry.PUSH)));
    return name;
  }
}
