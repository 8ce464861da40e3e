package io.threeways.build.run;

/**
 * Whoever acts on how a build ended, in the transaction that records it.
 *
 * <p>The build's row is locked. A follower may lock its repository; so whoever holds a repository's
 * lock locks no build.
 */
public interface BuildFollower {
  void passed(Build.Passed build);

  void failed(Build.Failed build);
}
