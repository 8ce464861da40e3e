package io.threeways.build.run;

/** Whether a driver still has the right to its build. */
final class Ownership {
  private Ownership() {}

  /**
   * The build, locked.
   *
   * @throws LostOwnership when another drives it, or it has ended
   */
  static Build.Running of(Builds builds, BuildId id, long epoch) {
    Build build =
        builds.lock(id).orElseThrow(() -> new IllegalStateException("there is no build " + id));
    if (build instanceof Build.Running running) {
      if (running.lease().epoch() == epoch) {
        return running;
      }
      throw new LostOwnership(id, epoch, true);
    }
    throw new LostOwnership(id, epoch, false);
  }
}
