package io.threeways.deploy.rollout;

import java.util.UUID;

/** What became of a person's command. */
public sealed interface CommandResult {
  /**
   * @param deployment as it is now; another one than was named when a way back was asked for
   */
  record Done(Deployment deployment) implements CommandResult {}

  /** There is no such deployment. */
  record Unknown(UUID deployment) implements CommandResult {}

  /**
   * It cannot be done now.
   *
   * @param kind for machines, for example {@code not-on-trial}
   * @param detail what was asked, why it cannot be, and what to do instead
   */
  record Refused(String kind, String detail) implements CommandResult {}
}
