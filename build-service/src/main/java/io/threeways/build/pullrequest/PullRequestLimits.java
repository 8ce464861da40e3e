package io.threeways.build.pullrequest;

/**
 * Limits of pull requests.
 *
 * @param approvals of peers that a merge needs
 * @param textLength of a text or comment, in characters
 * @param comments of one discussion, reviews included
 * @param files of one pull request that are looked at
 * @param commits of one pull request that are looked at
 * @param branches other open ones that one is compared with, the newest first
 */
public record PullRequestLimits(
    int approvals, int textLength, int comments, int files, int commits, int branches) {

  /** A title is one line of an event. */
  static final int TITLE_LENGTH = 200;
}
