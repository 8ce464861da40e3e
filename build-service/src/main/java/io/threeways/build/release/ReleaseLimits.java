package io.threeways.build.release;

/**
 * @param picks how many commits one push may bring to a release branch
 * @param history how many commits of other branches are looked through for a pick's source
 * @param guarded false lets anything enter, to demonstrate what the rule is for
 */
public record ReleaseLimits(int picks, int history, boolean guarded) {}
