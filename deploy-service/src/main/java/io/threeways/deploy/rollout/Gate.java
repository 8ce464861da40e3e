package io.threeways.deploy.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that may keep a waiting deployment from beginning. Asked each time its place is looked
 * at, so it answers at once, from what is known. A way back passes every gate, and so does what is
 * only there to be tested.
 */
public interface Gate {
  /** For people and tools, for example {@code freeze}. */
  String word();

  /**
   * @return why it may not begin now; the same words as long as it is for the same reason
   */
  Optional<Hold> hold(Application application, Deployment waiting, Instant now);

  /**
   * @return why this person cannot let it pass; empty when they can
   */
  Optional<String> objection(Application application, Deployment waiting, String user);
}
