package io.threeways.pipeline.report;

/** How one test case ended. */
enum CaseEnd {
  PASSED,
  /** An assertion did not hold. */
  FAILURE,
  /** Something else was thrown. */
  ERROR,
  SKIPPED
}
