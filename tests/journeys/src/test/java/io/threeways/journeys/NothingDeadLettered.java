package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After every journey no topic for dead letters has a record. A journey that means to fill one
 * empties it again. Found by JUnit itself, so that no journey can forget it.
 */
public final class NothingDeadLettered implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) {
    Optional<Installation> shared = Installation.sharedIfStarted();
    shared.ifPresent(NothingDeadLettered::check);
  }

  /** The same for an installation of one's own, while it runs. */
  static void check(Installation installation) {
    try (DeadLetters deadLetters = new DeadLetters(installation)) {
      assertThat(deadLetters.counts()).as("dead letters").isEmpty();
    }
  }
}
