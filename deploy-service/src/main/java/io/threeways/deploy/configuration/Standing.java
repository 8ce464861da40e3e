package io.threeways.deploy.configuration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a machine stands to what main says of it, as far as anybody looked. */
public sealed interface Standing {
  /** Nothing was ever applied. */
  record Untouched() implements Standing {}

  /**
   * @param seenAt when it was last found so
   */
  record InStep(String commit, Instant seenAt) implements Standing {}

  /** Somebody changed it, and no commit says so. */
  record Drifted(String commit, Instant seenAt, List<Difference> differences) implements Standing {}

  /** An application of the description broke off. */
  record Halfway(
      String commit, Instant seenAt, String failedAt, String reason, List<Difference> changes)
      implements Standing {}

  /** The last look or application told nothing. */
  record Unknown(String commit, Instant seenAt, String reason) implements Standing {}

  /**
   * @param apply the newest that ended; null for none
   * @param look the newest for drift that ended after it; null for none
   */
  static Standing of(Run.@Nullable Ended apply, Run.@Nullable Ended look) {
    if (apply == null) {
      return new Untouched();
    }
    String commit = apply.order().description().commit();
    return switch (apply.outcome()) {
      case Outcome.Partly partly ->
          new Halfway(
              commit, apply.endedAt(), partly.failedAt(), partly.reason(), partly.changes());
      case Outcome.Failed failed -> new Unknown(commit, apply.endedAt(), failed.reason());
      case Outcome.Applied _ ->
          look == null ? new InStep(commit, apply.endedAt()) : seen(commit, look);
      case Outcome.OfCheck _ -> throw new IllegalArgumentException("an application is no check");
    };
  }

  private static Standing seen(String commit, Run.Ended look) {
    return switch (look.outcome()) {
      case Outcome.NoDifference _ -> new InStep(commit, look.endedAt());
      case Outcome.Different(List<Difference> differences) ->
          new Drifted(commit, look.endedAt(), differences);
      case Outcome.Failed failed -> new Unknown(commit, look.endedAt(), failed.reason());
      case Outcome.OfApply _ -> throw new IllegalArgumentException("a check is no application");
    };
  }
}
