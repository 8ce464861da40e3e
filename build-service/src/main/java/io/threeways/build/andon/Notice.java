package io.threeways.build.andon;

import io.threeways.build.repository.RepositoryName;
import java.util.Locale;
import java.util.UUID;

/**
 * What one target is told once: that a cord was pulled, or released.
 *
 * @param id of the message: the same at every attempt, so that a receiver knows a repetition
 * @param pull which pull of the repository
 */
public record Notice(
    UUID id,
    RepositoryName repository,
    long pull,
    Occasion occasion,
    Target target,
    String subject,
    String text) {

  /** What happened. */
  public enum Occasion {
    PULLED,
    RELEASED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
