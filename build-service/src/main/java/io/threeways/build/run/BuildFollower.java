package io.threeways.build.run;

/**
 * Whoever acts on how a build ended, in the transaction that records it.
 *
 * <p>The build's row is locked. A follower may lock its repository; so whoever holds a repository's
 * lock locks no build.
 */
public interface BuildFollower {
  /**
   * It is green, and its {@link Origin#target() target} has its commit: a merge has landed, and it
   * is the repository that is locked.
   */
  void passed(Build.Passed build);

  /** It is red; what was tried as a merge does not land. */
  void failed(Build.Failed build);
}
