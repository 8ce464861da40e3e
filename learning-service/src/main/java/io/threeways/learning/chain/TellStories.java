package io.threeways.learning.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stories of changes, from the log. */
@ApplicationScoped
public class TellStories {
  /** A chain longer than this is told up to here: a page must end. */
  static final int LONGEST_STORY = 5_000;

  /** How many chains may contain a change, directly or by way of others. */
  static final int MOST_CHAINS = 200;

  private final ChainLog log;
  private final Changes changes;
  private final Teller teller;

  public TellStories(ChainLog log, Changes changes, Teller teller) {
    this.log = log;
    this.changes = changes;
    this.teller = teller;
  }

  public Optional<Story> ofChange(String change) {
    return changes.find(change).map(this::tell);
  }

  /**
   * @param commit whole, or its first characters
   */
  public Optional<Story> ofCommit(String commit) {
    return changes.withCommit(commit).map(this::tell);
  }

  /**
   * @param repository null for all
   * @return the newest change first
   */
  public List<Story> latest(@Nullable String repository, int limit) {
    return changes.latest(repository, limit).stream().map(this::tell).toList();
  }

  private Story tell(Push push) {
    return Story.tell(push, log.ofChains(chains(push.chain()), LONGEST_STORY), teller);
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
