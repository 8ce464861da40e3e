package io.threeways.learning.chain;

/** Puts events into words. The same event always gives the same words. */
public interface Teller {
  Telling tell(ChainEvent event);
}
