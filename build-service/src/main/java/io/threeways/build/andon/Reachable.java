package io.threeways.build.andon;

import java.util.Optional;

/** Where this installation sends anything at all. */
public interface Reachable {

  /**
   * @return why nothing is sent there, for a person; empty when it is
   */
  Optional<String> refusal(Target target);
}
