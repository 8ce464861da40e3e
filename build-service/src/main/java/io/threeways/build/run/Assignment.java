package io.threeways.build.run;

import io.threeways.pipeline.Stage;

/**
 * One attempt at a build, under the names that the agent knows it by.
 *
 * @param epoch of its driver
 */
public record Assignment(BuildId id, int attempt, long epoch) {

  static Assignment of(Build.Running build) {
    return new Assignment(build.id(), build.attempt(), build.lease().epoch());
  }

  /** The workspace, for example {@code build-shop-42-1}. */
  public String workspace() {
    return "build-%s-%d-%d".formatted(id.repository(), id.number(), attempt);
  }

  /**
   * The stage's process, for example {@code build-shop-42-unit-1}. No two stages have the same:
   * read from its end, the attempt is a number, each word of a stage's name begins with a letter,
   * and the build is a number.
   */
  public String process(Stage stage) {
    return "build-%s-%d-%s-%d".formatted(id.repository(), id.number(), stage.name(), attempt);
  }
}
