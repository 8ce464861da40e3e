package io.threeways.problem;

/**
 * How many a caller may ask for at once. What is out of range is refused, never quietly changed.
 */
public final class Limit {
  private Limit() {}

  /**
   * @param word the service that is asked
   * @param most as configured
   * @return what was asked for
   * @throws ProblemException 400 {@code /problems/<word>/limit} when it is not 1 to {@code most}
   */
  public static int within(String word, int asked, int most) {
    if (asked < 1 || asked > most) {
      throw Problem.of(word, "limit", 400, "The limit is out of range")
          .detail("limit is %d; it may be 1 to %d.".formatted(asked, most))
          .exception();
    }
    return asked;
  }
}
