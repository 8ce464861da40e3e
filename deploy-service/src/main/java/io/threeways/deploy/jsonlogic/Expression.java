package io.threeways.deploy.jsonlogic;

import org.jspecify.annotations.Nullable;

/** A part of a rule, compiled. JSON values are null, Boolean, Number, String, List and Map. */
@FunctionalInterface
interface Expression {
  /**
   * @throws TooMuchWork when the rule has used up its steps
   */
  @Nullable Object in(Scope scope);

  /** A value that is always the same; not worth a step. */
  record Constant(@Nullable Object value) implements Expression {
    @Override
    public @Nullable Object in(Scope scope) {
      return value;
    }
  }
}
