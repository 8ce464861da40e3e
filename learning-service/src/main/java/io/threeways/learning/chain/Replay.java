package io.threeways.learning.chain;

import java.util.function.Consumer;

/** All events again, from the beginning of every topic to what is its end now. */
public interface Replay {
  /**
   * @param reader called once per record that is an event, on the caller's thread
   * @return how many records were no events, and were dead-lettered when they first came
   */
  long everything(Consumer<ChainEvent> reader);
}
