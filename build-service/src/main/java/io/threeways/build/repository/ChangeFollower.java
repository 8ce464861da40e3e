package io.threeways.build.repository;

import java.util.Optional;

/** Whoever acts on what happens to branches, in the transaction that records it. */
public interface ChangeFollower {

  /**
   * @return a sentence for the pusher's terminal, if there is something to say
   */
  Optional<String> pushed(Change change);

  /**
   * A branch is no more.
   *
   * @param last its change as it was
   */
  default void deleted(Change last) {}

  /** After the transaction has committed: the time to wake somebody. */
  default void committed() {}
}
