package io.threeways.pipeline.file;

import io.threeways.pipeline.Cache;
import io.threeways.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;

/** One place of the workspace is filled from one cache; stages may share it. */
final class CacheMeaning {
  private final Tree tree;
  private final List<Stage> stages;
  private final List<Cached> before = new ArrayList<>();

  CacheMeaning(Tree tree, List<Stage> stages) {
    this.tree = tree;
    this.stages = stages;
  }

  /**
   * A path that is cached.
   *
   * @param index of the path
   */
  private record Cached(Cache cache, int index, Place place) {
    String path() {
      return cache.paths().get(index);
    }

    /** Whether one lies in the other, and they are not one and the same. */
    boolean isAtOddsWith(Cached other) {
      boolean overlap =
          (path() + "/").startsWith(other.path() + "/")
              || (other.path() + "/").startsWith(path() + "/");
      return overlap && !(cache.equals(other.cache()) && index == other.index());
    }
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Cache cache = stages.get(i).cache();
      for (int j = 0; cache != null && j < cache.paths().size(); j++) {
        String paths = Tree.member(Tree.member(Tree.item("/stages", i), "cache"), "paths");
        check(new Cached(cache, j, tree.value(Tree.item(paths, j))), problems);
      }
    }
    return problems;
  }

  private void check(Cached cached, List<Problem> problems) {
    before.stream()
        .filter(cached::isAtOddsWith)
        .findFirst()
        .ifPresent(
            other ->
                problems.add(
                    cached
                        .place()
                        .says(
                            "'%s' overlaps '%s' of line %d: a place is cached once"
                                .formatted(cached.path(), other.path(), other.place().line()))));
    before.add(cached);
  }
}
