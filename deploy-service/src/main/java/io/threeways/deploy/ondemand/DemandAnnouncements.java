package io.threeways.deploy.ondemand;

import java.time.Instant;

/** Tells the world, once the caller's transaction commits. */
public interface DemandAnnouncements {
  void opened(OnDemand.Open open, Wish wish);

  /** Whoever asked waits for an answer. */
  void refused(Wish wish, String reason, Instant at);

  /**
   * @param user who wants it longer
   */
  void extended(OnDemand.Open open, String user, Instant at);

  void closed(OnDemand.Closed closed);
}
