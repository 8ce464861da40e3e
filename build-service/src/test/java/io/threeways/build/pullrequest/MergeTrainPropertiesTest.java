package io.threeways.build.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.repository.CommitSha;
import io.threeways.testkit.GitSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever conflicts, is red, flakes or dies half-way: what lands is what would have landed one by
 * one, in that order, and main is never red.
 */
class MergeTrainPropertiesTest {
  /** How many changes are merged with the real git; the promise is of 2,000. */
  private static final int REAL_CHANGES = Integer.getInteger("merges", 60);

  @Property(tries = 2000)
  void landsWhatWouldLandOneByOne(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int changes,
      @ForAll @IntRange(min = 1, max = 5) int window,
      @ForAll @IntRange(min = 1, max = 5) int size) {
    Random random = new Random(seed);
    ModelWorld world = new ModelWorld(random, changes);
    ModelQueue queue = new ModelQueue(world, random, changes, window, size);

    queue.runToTheEnd();

    assertThat(queue.landed()).isEqualTo(world.oneByOne());
    assertThat(world.tree(world.main())).as("main").isEqualTo(queue.landed());
    assertThat(queue.wasEverRed()).as("main was red").isFalse();
    assertThat(queue.landedTwice()).as("landed twice").isFalse();
  }

  @Example
  void treesAreThoseThatGitMakesOneByOne() throws IOException {
    Random random = new Random(20261127);
    try (GitSandbox folder = GitSandbox.empty();
        GitSandbox oracle = GitSandbox.empty()) {
      GitWorld world = new GitWorld(folder.folder(), oracle, random, REAL_CHANGES);
      ModelQueue queue = new ModelQueue(world, random, REAL_CHANGES, 4, 4);
      List<Integer> landedOneByOne = new ArrayList<>();

      queue.runToTheEnd();

      TreeMap<Integer, CommitSha> expected = world.oneByOne(landedOneByOne);
      assertThat(queue.landed()).isEqualTo(landedOneByOne).hasSizeBetween(1, REAL_CHANGES - 1);
      long differing =
          queue.trees().entrySet().stream()
              .filter(landed -> !landed.getValue().equals(expected.get(landed.getKey())))
              .map(Map.Entry::getKey)
              .count();
      assertThat(differing).as("trees that differ").isZero();
      assertThat(queue.wasEverRed()).as("main was red").isFalse();
      assertThat(queue.landedTwice()).as("landed twice").isFalse();
    }
  }
}
