package io.threeways.build.repository;

/** Whoever acts on a pushed change, in the transaction that records it. */
public interface ChangeFollower {

  /**
   * @return a sentence for the pusher's terminal
   */
  String pushed(Change change);

  /** After the transaction has committed: the time to wake somebody. */
  void committed();
}
