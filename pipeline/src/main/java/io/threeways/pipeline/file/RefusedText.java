package io.threeways.pipeline.file;

/** The text cannot be read as YAML within the limits. */
final class RefusedText extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedText(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
