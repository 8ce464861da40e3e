package io.threeways.deploy.rollout;

import java.util.function.Supplier;

/** Either all of it is committed, or none. */
public interface Transactions {
  /** Joins the caller's transaction, or begins one. */
  <T> T in(Supplier<T> work);
}
