package io.threeways.learning.chain;

/** What another feature makes of the log. Called in the transaction that logs. */
public interface LogFollower {

  /** An event was logged for the first time. */
  void logged(ChainEvent event);

  /** The log is about to be read again from its start: forget what was made of it. */
  void beginAnew();

  /** An event was logged again. Nothing may be said to others yet. */
  void loggedAgain(ChainEvent event);

  /** The log is whole again: say what should have been said and was not. */
  void caughtUp();
}
