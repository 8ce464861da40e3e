package io.threeways.deploy.rollout;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells the world what a rollout has come to, once the caller's transaction commits. */
public interface Announcements {
  /**
   * @param application with the deployment in the state that it has just entered
   * @param reason why it entered it
   * @return the event's id; empty when the world need not know of this state
   */
  Optional<UUID> entered(Application application, Reason reason, Instant at);

  /** A deployment that has not begun may not begin. */
  void held(Deployment waiting, Hold hold, Instant at);
}
