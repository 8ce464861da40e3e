package io.threeways.learning.chain;

import java.util.Optional;

/** Finds in an event what the chain keeps an index of. */
public interface Interpreter {
  /** The push that the event is about, if it is. */
  Optional<Push> push(ChainEvent event);
}
