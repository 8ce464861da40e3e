package io.threeways.deploy.jsonlogic;

/**
 * How much a rule may ask for.
 *
 * @param depth of nesting, references written out
 * @param nodes values in it, references written out
 * @param steps of one evaluation: nested iterations multiply
 */
public record RuleLimits(int depth, int nodes, int steps) {
  public RuleLimits {
    if (depth < 1 || nodes < 1 || steps < 1) {
      throw new IllegalArgumentException("a rule needs at least one level, one value, one step");
    }
  }
}
