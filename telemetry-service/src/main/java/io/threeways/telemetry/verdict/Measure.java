package io.threeways.telemetry.verdict;

/** What is called bad. */
public enum Measure {
  /** Answered with an error, or not at all. */
  ERRORS("errors"),
  /** Slower than a threshold. */
  LATENCY("latency");

  private final String word;

  Measure(String word) {
    this.word = word;
  }

  /** Its name outside of this code. */
  public String word() {
    return word;
  }

  /**
   * @throws IllegalArgumentException when no measure has this name
   */
  public static Measure of(String word) {
    for (Measure measure : values()) {
      if (measure.word.equals(word)) {
        return measure;
      }
    }
    throw new IllegalArgumentException("no measure '" + word + "'");
  }
}
