package io.threeways.build.run;

import io.threeways.pipeline.Stage;

/**
 * One attempt at a build, under the names that the agent knows it by.
 *
 * @param epoch of its driver
 */
public record Assignment(BuildId id, int attempt, long epoch) {

  public static Assignment of(Build.Running build) {
    return new Assignment(build.id(), build.attempt(), build.lease().epoch());
  }

  /** The workspace, for example {@code build-shop-42-1}. */
  public String workspace() {
    return "build-%s-%d-%d".formatted(id.repository(), id.number(), attempt);
  }

  /**
   * The stage's process, for example {@code build-shop-42-unit-1}, or {@code
   * build-shop-42-unit-1-2} when it runs for the second time. No two stages have the same: read
   * from its end, the run, if there is one, and the attempt are numbers, each word of a stage's
   * name begins with a letter, and the build is a number.
   */
  public String process(Stage stage, int run) {
    String first =
        "build-%s-%d-%s-%d".formatted(id.repository(), id.number(), stage.name(), attempt);
    return run == 1 ? first : first + "-" + run;
  }
}
