package io.threeways.deploy.gate;

import java.util.Optional;

/** The cords of all mains, as they were last heard of. */
public interface Cords {

  /**
   * Takes what is newer than what is known: pulls and releases come on two topics, in no order.
   *
   * @param sequence of the event, counted by repository
   * @param reason why it is pulled; empty when it is released
   */
  void note(String repository, long sequence, Optional<String> reason);

  /** Why the cord of this repository is pulled; empty when it is not. */
  Optional<String> pulled(String repository);
}
