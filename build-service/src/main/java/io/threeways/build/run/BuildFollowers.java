package io.threeways.build.run;

import java.util.List;

/** All who follow builds, as one. */
public final class BuildFollowers implements BuildFollower {
  private final List<BuildFollower> all;

  public BuildFollowers(List<BuildFollower> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void passed(Build.Passed build) {
    all.forEach(follower -> follower.passed(build));
  }

  @Override
  public void failed(Build.Failed build) {
    all.forEach(follower -> follower.failed(build));
  }
}
