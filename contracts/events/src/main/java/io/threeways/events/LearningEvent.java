package io.threeways.events;

import java.time.Duration;

/** What learning-service says. */
public sealed interface LearningEvent extends Event {

  /**
   * The first DONE state: the code is done, and its tests pass on a production-like environment.
   *
   * @param change for example {@code shop/7}
   * @param environment the one that was made for these tests
   * @param leadTime from the push to here
   */
  @Topic("change-finished")
  @CdEventsType("dev.cdeventsx.threeways-change.finished.0.1.0")
  record ChangeFinished(
      Envelope envelope,
      String repository,
      String change,
      String commit,
      String build,
      String environment,
      Duration leadTime)
      implements LearningEvent {
    @Override
    public String key() {
      return change;
    }
  }

  /**
   * The second DONE state: on main, main green, artifact published.
   *
   * @param change for example {@code shop/7}
   * @param leadTime from the push to here
   */
  @Topic("change-integrated")
  @CdEventsType("dev.cdeventsx.threeways-change.integrated.0.1.0")
  record ChangeIntegrated(
      Envelope envelope,
      String repository,
      String change,
      String commit,
      String build,
      String artifact,
      Duration leadTime)
      implements LearningEvent {
    @Override
    public String key() {
      return change;
    }
  }
}
