package io.threeways.deploy.gate;

import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Rollouts;
import io.threeways.deploy.rollout.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the cords; what one held goes on when it is released. */
@ApplicationScoped
public class FollowCord {
  private final Cords cords;
  private final Rollouts rollouts;
  private final Wake wake;

  FollowCord(Cords cords, Rollouts rollouts, Wake wake) {
    this.cords = cords;
    this.rollouts = rollouts;
    this.wake = wake;
  }

  /** In the caller's transaction. */
  public void pulled(String repository, long sequence, String reason) {
    cords.note(repository, sequence, Optional.of(reason));
  }

  /** In the caller's transaction; call {@link #wakeWaiting} when it has committed. */
  public void released(String repository, long sequence) {
    cords.note(repository, sequence, Optional.empty());
  }

  public void wakeWaiting(String repository) {
    rollouts.applications().stream()
        .filter(application -> waits(application.waiting(), repository))
        .forEach(application -> wake.wake(application.place()));
  }

  private static boolean waits(@Nullable Deployment waiting, String repository) {
    return waiting != null && waiting.release().artifact().repository().equals(repository);
  }
}
