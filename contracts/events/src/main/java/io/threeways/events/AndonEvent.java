package io.threeways.events;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What build-service says about the cord of a repository's main. */
public sealed interface AndonEvent extends BuildEvent {
  /** Whose cord it is. */
  String branch();

  @Override
  default String key() {
    return repository();
  }

  /**
   * Main is broken: nothing but a fix enters it. The chain is that of the change that broke it.
   *
   * @param commit with which it is red; null when a person pulled it for another reason
   * @param change that broke it; null when none is known
   * @param build that is red; null when it was not one of ours
   * @param foreign the run of another tool that is red; null when it was none
   * @param by who pushed the change that broke it, or who pulled the cord by hand
   * @param reason one sentence for a person
   * @param test the first that failed; null when none is known
   */
  @Topic("andon-pulled")
  @CdEventsType("dev.cdeventsx.threeways-andon.pulled.0.1.0")
  record AndonPulled(
      Envelope envelope,
      String repository,
      String branch,
      @Nullable String commit,
      @Nullable String change,
      @Nullable String build,
      @Nullable URI foreign,
      String by,
      String reason,
      @Nullable TestFailure test)
      implements AndonEvent {}

  /**
   * Somebody helps.
   *
   * @param member who
   */
  @Topic("andon-joined")
  @CdEventsType("dev.cdeventsx.threeways-andon.joined.0.1.0")
  record AndonJoined(Envelope envelope, String repository, String branch, String member)
      implements AndonEvent {}

  /**
   * Main takes changes again.
   *
   * @param commit with which it is green; null when a person released it
   * @param build that is green; null when it was not one of ours
   * @param by who pushed the fix, or who released the cord by hand
   * @param reason one sentence for a person
   * @param pulled for how long it was
   */
  @Topic("andon-released")
  @CdEventsType("dev.cdeventsx.threeways-andon.released.0.1.0")
  record AndonReleased(
      Envelope envelope,
      String repository,
      String branch,
      @Nullable String commit,
      @Nullable String build,
      String by,
      String reason,
      Duration pulled)
      implements AndonEvent {}
}
