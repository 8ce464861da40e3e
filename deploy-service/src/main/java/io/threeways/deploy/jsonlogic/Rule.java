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
   * @throws TooMuchWork when it takes more steps than {@link RuleLimits#steps}
   */
  public @Nullable Object apply(@Nullable Object data) {
    return expression.in(new Scope(data, data, new Scope.Steps(steps)));
  }
}
