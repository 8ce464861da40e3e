package io.threeways.build.andon;

import io.threeways.build.repository.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/** What is to be told, and who is just telling it. */
public interface Notices {

  /** A target is told of an occasion of a pull once: another one is not added. */
  void add(Notice notice, Instant dueAt);

  /**
   * Takes the one that has waited longest among those that are due and those whose teller has shown
   * no sign of life.
   */
  Optional<Taken> take(Instant now, Instant until);

  /** It has arrived. Does nothing when another has taken it meanwhile. */
  void told(Taken taken, Instant at);

  /** It has not: again at {@code dueAt}. Does nothing when another has taken it meanwhile. */
  void again(Taken taken, Instant dueAt, String why);

  /** It never will. Does nothing when another has taken it meanwhile. */
  void giveUp(Taken taken, String why);

  /** How many targets know of a pull, will know, and will not. */
  Tally tally(RepositoryName repository, long pull);

  /**
   * A notice with its lease.
   *
   * @param attempt counts from 1
   * @param epoch rises with every teller
   */
  record Taken(Notice notice, int attempt, long epoch) {}

  /** Notices of one pull and its release. */
  record Tally(int told, int waiting, int givenUp) {}
}
