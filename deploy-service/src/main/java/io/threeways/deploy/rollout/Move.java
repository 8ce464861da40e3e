package io.threeways.deploy.rollout;

import java.util.List;
import java.util.Optional;

/**
 * A decision over a locked place.
 *
 * @param application as it shall be
 * @param reason why its rollout went on; empty when the rollout stays where it is
 * @param dropped deployments that will never begin
 */
record Move(Application application, Optional<Reason> reason, List<Deployment> dropped) {
  /** The rollout goes on. */
  static Move on(Application application, Reason reason) {
    return new Move(application, Optional.of(reason), List.of());
  }

  /** Anything but the rollout's state changes. */
  static Move aside(Application application, List<Deployment> dropped) {
    return new Move(application, Optional.empty(), dropped);
  }
}
