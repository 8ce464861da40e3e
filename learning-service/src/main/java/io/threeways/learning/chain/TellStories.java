package io.threeways.learning.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stories of changes, from the log. */
@ApplicationScoped
public class TellStories {
  /** A chain longer than this is told up to here: a page must end, and fit into memory. */
  static final Most LONGEST_STORY = new Most(5_000, 8L * 1024 * 1024);

  /** Stories that are being told, each of which is in memory. */
  private static final int AT_ONCE = 2;

  /** How many chains may contain a change, directly or by way of others. */
  static final int MOST_CHAINS = 200;

  private final ChainLog log;
  private final Changes changes;
  private final Teller teller;
  private final Semaphore telling = new Semaphore(AT_ONCE);

  public TellStories(ChainLog log, Changes changes, Teller teller) {
    this.log = log;
    this.changes = changes;
    this.teller = teller;
  }

  /**
   * @param view what is kept of it
   */
  public <T> Optional<T> ofChange(String change, Function<Story, T> view) {
    return changes.find(change).map(push -> tell(push, view));
  }

  /**
   * @param commit whole, or its first characters
   */
  public <T> Optional<T> ofCommit(String commit, Function<Story, T> view) {
    return changes.withCommit(commit).map(push -> tell(push, view));
  }

  /**
   * @param repository null for all
   * @return the newest change first
   */
  public <T> List<T> latest(@Nullable String repository, int limit, Function<Story, T> view) {
    return changes.latest(repository, limit).stream().map(push -> tell(push, view)).toList();
  }

  private <T> T tell(Push push, Function<Story, T> view) {
    telling.acquireUninterruptibly();
    try {
      return view.apply(
          Story.tell(push, log.ofChains(chains(push.chain()), LONGEST_STORY), teller));
    } finally {
      telling.release();
    }
  }

  /** The change's chain and, forward, the chains that contain it; never back into siblings. */
  private Set<String> chains(String own) {
    Set<String> chains = new LinkedHashSet<>(Set.of(own));
    Collection<String> next = chains;
    while (!next.isEmpty() && chains.size() < MOST_CHAINS) {
      next = log.containing(next).stream().filter(chain -> !chains.contains(chain)).toList();
      chains.addAll(next);
    }
    return chains;
  }
}
