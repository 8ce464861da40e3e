package io.threeways.outbox;

import java.util.concurrent.Callable;

/** Runs work in a transaction of its own. */
@FunctionalInterface
public interface Transactions {
  /**
   * Commits when the work returns, rolls back when it throws.
   *
   * @return what the work returns
   * @throws Exception what the work throws, perhaps wrapped, or why it could not commit
   */
  <T> T inNew(Callable<T> work) throws Exception;
}
