package io.threeways.build.pullrequest.git;

import io.threeways.build.pullrequest.PathPatterns;

/** The real patterns, for tests of the rules that use them. */
public final class IgnorePatternsFixture {
  private IgnorePatternsFixture() {}

  public static PathPatterns patterns() {
    return new IgnorePatterns();
  }
}
