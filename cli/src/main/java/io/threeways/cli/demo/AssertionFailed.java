package io.threeways.cli.demo;

/** What was seen is not what the product promises. */
final class AssertionFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  AssertionFailed(String message) {
    super(message);
  }

  /** Goes on only when it holds. */
  static void unless(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new AssertionFailed(message.formatted(values));
    }
  }
}
