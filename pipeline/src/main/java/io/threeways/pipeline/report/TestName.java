package io.threeways.pipeline.report;

/**
 * By what a test is known from one run to the next.
 *
 * @param suite the test class, bounded by {@link FailedTest#LONGEST_NAME}
 * @param test its name, bounded likewise
 */
public record TestName(String suite, String test) {
  public TestName {
    suite = Bounded.to(FailedTest.LONGEST_NAME, suite);
    test = Bounded.to(FailedTest.LONGEST_NAME, test);
  }

  @Override
  public String toString() {
    return suite + "." + test;
  }
}
