package io.threeways.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What deploy-service says about an environment; the subject is its name. */
public sealed interface EnvironmentEvent extends DeployEvent {
  /** The environment's name, for example {@code production}. */
  String environment();

  @Override
  default String key() {
    return environment();
  }

  /**
   * @param until when it goes by itself; null for one that stays
   * @param build for which it was made; null for one that nobody asked for by a build
   */
  @Topic("environment-created")
  @CdEventsType("dev.cdevents.environment.created.0.3.0")
  record EnvironmentCreated(
      Envelope envelope,
      @Content("name") String environment,
      @Nullable Instant until,
      @Nullable String build)
      implements EnvironmentEvent {}

  /**
   * An environment is not what it was, or not what it should be.
   *
   * @param modification what happened
   * @param by the member who did it; null when nobody is known to have
   * @param tool that found or made it, for example {@code ansible}; null when none did
   * @param commit whose description of the environment was compared or applied; null when none was
   * @param until when it goes by itself now; null for one that stays
   * @param differences what changed
   */
  @Topic("environment-modified")
  @CdEventsType("dev.cdevents.environment.modified.0.3.0")
  record EnvironmentModified(
      Envelope envelope,
      @Content("name") String environment,
      Modification modification,
      @Nullable String by,
      @Nullable String tool,
      @Nullable String commit,
      @Nullable Instant until,
      List<Difference> differences)
      implements EnvironmentEvent {
    public EnvironmentModified {
      differences = List.copyOf(differences);
    }
  }

  /** What happened to an environment. */
  enum Modification {
    /** It was brought to what its description says. */
    CONFIGURED,
    /** It was brought to only a part of what its description says: a step failed. */
    PARTLY_CONFIGURED,
    /** It was found other than its description says, and nobody proposed that. */
    DRIFTED,
    /** It stays longer. */
    EXTENDED
  }

  /**
   * @param what the task, resource or property that differs
   * @param before at most 2,000 characters; null when it was not there
   * @param after at most 2,000 characters; null when it is not there any more
   */
  record Difference(String what, @Nullable String before, @Nullable String after) {}

  /**
   * It is gone with everything that bore its name.
   *
   * @param reason one sentence for a person
   * @param lived from its creation to here
   */
  @Topic("environment-deleted")
  @CdEventsType("dev.cdevents.environment.deleted.0.3.0")
  record EnvironmentDeleted(
      Envelope envelope, @Content("name") String environment, String reason, Duration lived)
      implements EnvironmentEvent {}
}
