package io.threeways.deploy.jsonlogic;

import org.jspecify.annotations.Nullable;

/** A compiled rule; safe to be used by many threads at once. */
public final class Rule {
  private final Expression expression;
  private final int steps;

  Rule(Expression expression, int steps) {
    this.expression = expression;
    this.steps = steps;
  }

  /**
   * @param data JSON values: null, Boolean, Number, String, List, Map
   * @param all of what this rule is a part of; it takes no more of them than {@link
   *     RuleLimits#steps}
   * @throws TooMuchWork when that is not enough
   */
  public @Nullable Object apply(@Nullable Object data, Steps all) {
    Steps own = new Steps(Math.min(steps, all.left()));
    try {
      return expression.in(new Scope(data, data, own));
    } finally {
      all.take(own.taken());
    }
  }
}
