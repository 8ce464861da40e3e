package io.threeways.build.andon;

/**
 * Who tells red from green: each knows only what it looks at itself.
 *
 * @param name {@code builds} for our own, otherwise the pipeline of another tool
 */
public record Witness(String name) {
  private static final int LONGEST = 300;

  /** What we build and test ourselves. */
  public static final Witness BUILDS = new Witness("builds");

  public Witness {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a pipeline's name has 1 to %d characters".formatted(LONGEST));
    }
  }
}
