package io.threeways.build.run;

/** What is asked of a driver from outside. */
final class Stop {
  private volatile boolean wanted;
  private volatile boolean left;

  /** The build is to end. */
  void want() {
    wanted = true;
  }

  /** The driver is to go, the build stays. */
  void leave() {
    left = true;
  }

  /**
   * Whether the build is to end.
   *
   * @throws DriverLeaves when the driver is to go
   */
  boolean isWanted() {
    if (left) {
      throw new DriverLeaves();
    }
    return wanted;
  }
}
