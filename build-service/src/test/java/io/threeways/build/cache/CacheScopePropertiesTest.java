package io.threeways.build.cache;

import static io.threeways.build.run.BuildFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Whatever is built in whatever order, under the same few keys: nothing that an unlanded commit has
 * written is ever given to main, to the merge queue or to a release, and no branch gets another's.
 */
class CacheScopePropertiesTest {
  private static final RepositoryName SHOP = new RepositoryName("shop");
  private static final CacheLimits FEW = new CacheLimits(100, 100, 60, 5);

  /** What happens next. */
  private sealed interface Step {}

  /**
   * @param life which life of the branch: one that is deleted and made again is another
   */
  private record Built(String branch, int life, int key) implements Step {}

  /** One of the merges that were tried; there may be none. */
  private record Lands(int which) implements Step {}

  @Property(tries = 3000)
  void whatIsDeliveredIsBuiltWithNothingButWhatCameFromMain(
      @ForAll("steps") @Size(max = 60) List<Step> steps) {
    World world = new World();

    steps.forEach(world::take);

    assertThat(world.wrongs).isEmpty();
  }

  @Property(tries = 500)
  void whatNobodyMayReadIsNotWrittenForEverybody(@ForAll("builds") Built built) {
    Origin of = origin(built, 1);

    boolean mayBeUnlanded = !of.branch().isMain();

    assertThat(CacheScope.writtenBy(of).filter(new CacheScope.Main()::equals).isPresent())
        .isNotEqualTo(mayBeUnlanded);
  }

  @Provide
  Arbitrary<Built> builds() {
    return Combinators.combine(
            Arbitraries.of("main", "queue/main", "release/1", "release/x", "price", "mainly"),
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(1, 3))
        .as(Built::new);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> step =
        Arbitraries.frequencyOf(
            Tuple.of(4, builds().map(built -> (Step) built)),
            Tuple.of(
                1, Arbitraries.integers().between(0, 10).map(which -> (Step) new Lands(which))));
    return step.list().ofMaxSize(60);
  }

  private static Origin origin(Built built, int number) {
    long change = Integer.toUnsignedLong((built.branch() + built.life()).hashCode()) + 1;
    return new Origin(
        new BuildId(SHOP, number),
        new ChangeId(SHOP, change),
        new UUID(0, 1),
        new BranchName(built.branch()),
        new CommitSha("%040x".formatted(number)),
        null,
        "Title",
        NOON);
  }

  /** Builds that read and write as {@link BuildCaches} has them do. */
  private static final class World {
    private final InMemoryCacheEntries entries = new InMemoryCacheEntries();
    private final Map<String, Origin> writers = new HashMap<>();
    private final Set<BuildId> landed = new HashSet<>();
    private final List<BuildId> merges = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();
    private int builds;

    void take(Step step) {
      switch (step) {
        case Built built -> build(built);
        case Lands(int which) -> {
          if (which < merges.size()) {
            landed.add(merges.get(which));
            entries.land(merges.get(which));
          }
        }
      }
    }

    private void build(Built built) {
      Origin of = origin(built, ++builds);
      CacheKey key = new CacheKey(Integer.toString(built.key()).repeat(64));
      Optional<CacheEntry> given =
          CacheScope.readableBy(of).stream()
              .flatMap(scope -> entries.find(SHOP, scope, key).stream())
              .findFirst();
      given.ifPresent(entry -> check(of, Objects.requireNonNull(writers.get(entry.digest()))));
      if (of.isMerge()) {
        merges.add(of.id());
      }
      if (given.isEmpty()) {
        CacheScope.writtenBy(of).ifPresent(scope -> write(of, scope, key));
      }
    }

    private void write(Origin of, CacheScope scope, CacheKey key) {
      String digest = "%064x".formatted(of.id().number());
      writers.put(digest, of);
      entries.put(new CacheEntry(SHOP, scope, key, digest, 10, NOON.plusSeconds(builds)));
      entries.evict(SHOP, FEW);
    }

    private void check(Origin reader, Origin writer) {
      boolean onMain = writer.branch().isMain() || landed.contains(writer.id());
      boolean isBranchs = !reader.target().isMain() && !reader.branch().isRelease();
      boolean own = isBranchs && writer.change().equals(reader.change());
      if (!onMain && !own) {
        wrongs.add(reader + " was given what " + writer + " left");
      }
    }
  }
}
