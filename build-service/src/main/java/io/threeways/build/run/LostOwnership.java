package io.threeways.build.run;

/** Another drives this build now, or it has ended: stop, and record nothing. */
public final class LostOwnership extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean taken;

  LostOwnership(BuildId id, long epoch, boolean taken) {
    super("%s is not driven by epoch %d any more".formatted(id, epoch));
    this.taken = taken;
  }

  /** Whether another drives it; otherwise it has ended, or waits for its next attempt. */
  boolean isTaken() {
    return taken;
  }
}
