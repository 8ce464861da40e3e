package io.threeways.learning.chain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every event that was ever read, each once. Positions are committed in their order. */
public interface ChainLog {

  /**
   * Adds an event to the end, in the caller's transaction.
   *
   * @return where it stands; empty when the log has it already
   */
  Optional<LoggedEvent> append(ChainEvent event);

  /** How many events there are: the position of the last one. */
  long head();

  /**
   * @param after exclusive
   * @param topic only from here; null for all
   * @return in the order of the log
   */
  List<LoggedEvent> after(long after, Most most, @Nullable String topic);

  /** The last events, in the order of the log. */
  List<LoggedEvent> latest(Most most, @Nullable String topic);

  /** Events with this id: more than one only when sources chose the same. */
  List<LoggedEvent> withId(String id);

  /**
   * Our own events are taken before those of others, which may be as many as anybody likes.
   *
   * @return events of these chains, the earliest first
   */
  List<ChainEvent> ofChains(Collection<String> chains, Most most);

  /** The chains whose events contain one of these chains, these left out. */
  Set<String> containing(Collection<String> chains);

  /**
   * Empties the log in the caller's transaction; readers keep the old one until it commits, writers
   * wait. What is appended again gets its old position.
   */
  void beginAnew();
}
