package io.threeways.build.cache;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Whose an entry is. What main, the merge queue and releases are built with was left by commits
 * that are on main: no branch, and nothing that a branch's author may run, can put anything there.
 */
public sealed interface CacheScope {

  /** Everybody may have it. */
  record Main() implements CacheScope {
    @Override
    public String text() {
      return "main";
    }
  }

  /** One life of a branch: whoever makes a branch of the same name later inherits nothing. */
  record Life(ChangeId change) implements CacheScope {
    @Override
    public String text() {
      return "change/" + change.number();
    }
  }

  /** A merge that was tried: nobody's until it lands, main's from then on. */
  record Merge(BuildId build) implements CacheScope {
    @Override
    public String text() {
      return "merge/" + build.number();
    }
  }

  /** Unique in a repository. */
  String text();

  /** What a build may be given, the best first. */
  static List<CacheScope> readableBy(Origin of) {
    return isDelivered(of) ? List.of(new Main()) : List.of(new Life(of.change()), new Main());
  }

  /**
   * Where what it leaves goes. A release's goes nowhere: its picks are on main too, where they
   * leave the same.
   */
  static Optional<CacheScope> writtenBy(Origin of) {
    if (of.isMerge()) {
      return Optional.of(new Merge(of.id()));
    }
    if (of.branch().isMain()) {
      return Optional.of(new Main());
    }
    return of.branch().isRelease() ? Optional.empty() : Optional.of(new Life(of.change()));
  }

  /** Whether what it makes may reach production. */
  static boolean isDelivered(Origin of) {
    return of.target().isMain() || of.branch().isRelease();
  }
}
