package io.threeways.build.run;

/** Whether a driver is to stop its build. */
final class Stop {
  private volatile boolean wanted;

  void want() {
    wanted = true;
  }

  boolean isWanted() {
    return wanted;
  }
}
