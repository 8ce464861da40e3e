package io.threeways.deploy.configuration;

import java.time.Instant;

/**
 * An environment that an operator lets a repository configure. No other repository's description of
 * it is heeded.
 *
 * @param by the operator
 */
public record Configurable(String environment, String repository, String by, Instant at) {
  public Configurable {
    Description.requireLabel(environment);
    if (repository.isBlank() || repository.length() > 100) {
      throw new IllegalArgumentException("a repository's name has 1 to 100 characters");
    }
  }
}
