package io.threeways.deploy.configuration;

import java.time.Instant;
import java.util.Optional;

/** What commits say of environments, and which commits are green. */
public interface Descriptions {
  /**
   * Notes it; on main, a commit that was pushed elsewhere before moves there.
   *
   * @return whether this commit said so for the first time
   */
  boolean add(Description description, Origin origin, String pusher, boolean onMain);

  /** Its build passed. */
  void passed(String repository, String commit, Instant at);

  /** The newest of main whose build passed. */
  Optional<Described> newestGreen(String environment, String repository);

  /** Where a commit stands on main; empty when it is not there. */
  Optional<Long> onMain(Description description);
}
