package io.threeways.build.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Keeps what a remote told, before it is acknowledged. It says only that something happened there:
 * where the branches are is asked, so neither the order nor a repetition of calls matters.
 */
@ApplicationScoped
public class TakeDelivery {
  private final Mirrors mirrors;
  private final MirrorLimits limits;

  TakeDelivery(Mirrors mirrors, MirrorLimits limits) {
    this.mirrors = mirrors;
    this.limits = limits;
  }

  /**
   * @return false when it was told before
   */
  @Transactional
  public boolean take(Delivery delivery) {
    mirrors.forget(delivery.repository(), delivery.receivedAt().minus(limits.replayWindow()));
    if (!mirrors.keep(delivery)) {
      return false;
    }
    if (delivery.tellsOfBranches()) {
      mirrors.want(delivery.repository(), delivery.receivedAt());
    }
    return true;
  }
}
