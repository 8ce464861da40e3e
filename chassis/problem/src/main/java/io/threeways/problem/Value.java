package io.threeways.problem;

import java.util.function.Supplier;

/**
 * Text becomes a value once, at the door. What the value's constructor refuses is the caller's
 * mistake, and is told in its words.
 */
public final class Value {
  private Value() {}

  /**
   * @param word the service that is asked
   * @param value makes it; refuses with {@link IllegalArgumentException}
   * @throws ProblemException 400 {@code /problems/<word>/malformed-request} when it refuses
   */
  public static <T> T parsed(String word, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw Problem.of(word, "malformed-request", 400, "Malformed request")
          .detail(String.valueOf(e.getMessage()))
          .exception(e);
    }
  }
}
