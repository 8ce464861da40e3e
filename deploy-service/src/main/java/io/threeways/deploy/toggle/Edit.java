package io.threeways.deploy.toggle;

import java.time.Instant;

/**
 * Who changes something, and why.
 *
 * @param by the user's name
 * @param reason in words, for who reads the audit
 */
public record Edit(String by, String reason, Instant at) {
  private static final int LONGEST = 500;

  public Edit {
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a reason says in 1 to %d characters why the toggle is changed".formatted(LONGEST));
    }
  }
}
