package io.threeways.build.pullrequest;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * A tree is the list of the changes in it; some changes are red by themselves, some pairs are red
 * together, some cannot be merged.
 */
final class ModelWorld implements World {
  private final int changes;
  private final Set<Integer> redAlone = new HashSet<>();
  private final Set<Set<Integer>> redTogether = new HashSet<>();
  private final Set<Set<Integer>> unmergeable = new HashSet<>();
  private final Map<CommitSha, List<Integer>> trees = new HashMap<>();
  private CommitSha main;

  ModelWorld(Random random, int changes) {
    this.changes = changes;
    for (int change = 1; change <= changes; change++) {
      if (random.nextInt(6) == 0) {
        redAlone.add(change);
      }
      for (int other = 1; other < change; other++) {
        if (random.nextInt(8) == 0) {
          (random.nextBoolean() ? redTogether : unmergeable).add(Set.of(change, other));
        }
      }
    }
    this.main = commit(List.of());
  }

  /** The oracle: each in its turn, onto all that landed before. */
  List<Integer> oneByOne() {
    List<Integer> landed = new ArrayList<>();
    for (int change = 1; change <= changes; change++) {
      List<Integer> with = new ArrayList<>(landed);
      with.add(change);
      if (merges(landed, change) && isGreen(with)) {
        landed = with;
      }
    }
    return landed;
  }

  List<Integer> tree(CommitSha commit) {
    return Objects.requireNonNull(trees.get(commit));
  }

  @Override
  public CommitSha main() {
    return main;
  }

  @Override
  public CommitSha head(int change) {
    return new CommitSha("%040x".formatted(change));
  }

  @Override
  public Merges.Trial merge(CommitSha onto, int change) {
    List<Integer> tree = new ArrayList<>(tree(onto));
    if (!merges(tree, change)) {
      return new Merges.Conflicting(List.of("a file"));
    }
    tree.add(change);
    CommitSha merged = commit(tree);
    return new Merges.Clean(merged, merged);
  }

  @Override
  public boolean isGreen(CommitSha commit) {
    return isGreen(tree(commit));
  }

  @Override
  public boolean moveMain(CommitSha from, CommitSha to) {
    boolean there = main.equals(from);
    main = there ? to : main;
    return there;
  }

  private boolean merges(List<Integer> tree, int change) {
    return tree.stream().noneMatch(other -> unmergeable.contains(Set.of(other, change)));
  }

  private boolean isGreen(List<Integer> tree) {
    return tree.stream().noneMatch(redAlone::contains)
        && redTogether.stream().noneMatch(tree::containsAll);
  }

  private CommitSha commit(List<Integer> tree) {
    CommitSha commit = new CommitSha("%040x".formatted(tree.hashCode() & 0xffffffffL));
    List<Integer> before = trees.put(commit, List.copyOf(tree));
    if (before != null && !before.equals(tree)) {
      throw new AssertionError("two trees have one name");
    }
    return commit;
  }
}
