package io.threeways.telemetry.verdict;

import java.util.Locale;

/** What is assigned to a version, and therefore what is counted. */
public enum Unit {
  /** Each request by itself. */
  REQUEST,
  /** A sticky key: a user, a session; bad at most once. */
  KEY;

  /** Its name outside of this code. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when no unit has this name
   */
  public static Unit of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
