package io.threeways.build.cache;

import static io.threeways.build.run.BuildFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CacheEntries} must do. */
abstract class CacheEntriesContract {
  private static final CacheScope MAIN = new CacheScope.Main();
  private static final CacheKey KEY = new CacheKey("1".repeat(64));
  private static final CacheKey OTHER_KEY = new CacheKey("2".repeat(64));

  private RepositoryName shop;

  abstract CacheEntries entries();

  /** A fresh repository, which exists. */
  abstract RepositoryName aRepository();

  @BeforeEach
  void make() {
    shop = aRepository();
  }

  @Test
  void anEntryIsFoundInItsScopeUnderItsKeyAlone() {
    CacheEntry entry = kept(life(7), KEY, "a", 0);

    assertThat(entries().find(shop, life(7), KEY)).contains(entry);
    assertThat(entries().find(shop, life(8), KEY)).isEmpty();
    assertThat(entries().find(shop, MAIN, KEY)).isEmpty();
    assertThat(entries().find(shop, life(7), OTHER_KEY)).isEmpty();
    assertThat(entries().find(aRepository(), life(7), KEY)).isEmpty();
  }

  @Test
  void whatIsKeptAgainTakesThePlaceOfWhatWasThere() {
    kept(MAIN, KEY, "a", 0);
    CacheEntry next = kept(MAIN, KEY, "b", 1);

    assertThat(entries().find(shop, MAIN, KEY)).contains(next);
    assertThat(entries().digests(shop)).containsExactly(digest("b"));
  }

  @Test
  void whatIsRemovedIsNotWhatCameMeanwhile() {
    CacheEntry damaged = kept(MAIN, KEY, "a", 0);
    CacheEntry next = kept(MAIN, KEY, "b", 1);

    entries().remove(damaged);
    assertThat(entries().find(shop, MAIN, KEY)).contains(next);

    entries().remove(next);
    assertThat(entries().find(shop, MAIN, KEY)).isEmpty();
  }

  @Test
  void whatAMergeLeftIsMainsWhenItLands() {
    CacheEntry entry = kept(merge(12), KEY, "a", 0);
    kept(merge(13), OTHER_KEY, "b", 0);

    entries().land(new BuildId(shop, 12));

    assertThat(entries().find(shop, MAIN, KEY)).map(CacheEntry::digest).contains(entry.digest());
    assertThat(entries().find(shop, merge(12), KEY)).isEmpty();
    assertThat(entries().find(shop, MAIN, OTHER_KEY)).isEmpty();
  }

  @Test
  void whatMainHasStaysWhenAMergeLands() {
    CacheEntry mains = kept(MAIN, KEY, "a", 0);
    kept(merge(12), KEY, "b", 1);

    entries().land(new BuildId(shop, 12));

    assertThat(entries().find(shop, MAIN, KEY)).contains(mains);
    assertThat(entries().find(shop, merge(12), KEY)).isEmpty();
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() {
    CacheEntry older = kept(life(7), KEY, "a", 0);
    kept(life(8), KEY, "b", 1);
    kept(life(9), KEY, "c", 2);
    entries().use(older, NOON.plusSeconds(3));

    entries().evict(shop, new CacheLimits(1000, 1000, 1000, 2));

    assertThat(entries().digests(shop)).containsExactlyInAnyOrder(digest("a"), digest("c"));
  }

  @Test
  void noBranchsEntryDisplacesOneOfMains() {
    kept(MAIN, KEY, "a", 0);
    kept(MAIN, OTHER_KEY, "b", 1);
    kept(life(7), KEY, "c", 8);
    kept(merge(12), KEY, "d", 9);

    entries().evict(shop, new CacheLimits(1000, 1000, 25, 100));

    assertThat(entries().digests(shop)).containsExactlyInAnyOrder(digest("a"), digest("b"));
  }

  @Test
  void anotherRepositorysEntriesStay() {
    CacheEntry here = kept(MAIN, KEY, "a", 0);

    entries().evict(aRepository(), new CacheLimits(0, 0, 0, 0));

    assertThat(entries().find(shop, MAIN, KEY)).contains(here);
  }

  private CacheEntry kept(CacheScope scope, CacheKey key, String digit, int second) {
    CacheEntry entry =
        new CacheEntry(shop, scope, key, digest(digit), 10, NOON.plusSeconds(second));
    entries().put(entry);
    return entry;
  }

  private static String digest(String digit) {
    return digit.repeat(64);
  }

  private CacheScope life(long change) {
    return new CacheScope.Life(new ChangeId(shop, change));
  }

  private CacheScope merge(long build) {
    return new CacheScope.Merge(new BuildId(shop, build));
  }
}
