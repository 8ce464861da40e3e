package io.threeways.learning.chain.kafka;

import io.threeways.events.EnvironmentEvent;
import io.threeways.events.EnvironmentEvent.Difference;
import io.threeways.events.EnvironmentEvent.EnvironmentCreated;
import io.threeways.events.EnvironmentEvent.EnvironmentDeleted;
import io.threeways.events.EnvironmentEvent.EnvironmentModified;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of environments, in words. */
final class EnvironmentTelling {
  private EnvironmentTelling() {}

  static Telling tell(EnvironmentEvent event) {
    return switch (event) {
      case EnvironmentCreated created -> created(created);
      case EnvironmentModified modified -> modified(modified);
      case EnvironmentDeleted deleted ->
          Telling.aside(
              "environment %s is gone after %s: %s"
                  .formatted(
                      deleted.environment(), Words.duration(deleted.lived()), deleted.reason()));
    };
  }

  private static Telling created(EnvironmentCreated created) {
    String purpose = created.build() == null ? "" : " for build " + created.build();
    return Telling.aside("environment %s was created%s".formatted(created.environment(), purpose));
  }

  private static Telling modified(EnvironmentModified modified) {
    List<Evidence> evidence = new ArrayList<>();
    if (modified.tool() != null) {
      evidence.add(Evidence.of("tool", modified.tool()));
    }
    if (modified.commit() != null) {
      evidence.add(Evidence.of("commit", modified.commit()));
    }
    for (Difference difference : modified.differences()) {
      evidence.add(Evidence.of("difference", difference(difference)));
    }
    String environment = modified.environment();
    return switch (modified.modification()) {
      case CONFIGURED ->
          Telling.step(
                  "configured",
                  Mood.WELL,
                  "environment %s was brought to its description, %s changed"
                      .formatted(environment, things(modified)))
              .withAll(evidence);
      case PARTLY_CONFIGURED ->
          Telling.step(
                  "partly configured",
                  Mood.BROKEN,
                  "environment %s was not brought to its description: a step failed after %s"
                      .formatted(environment, things(modified)))
              .withAll(evidence);
      case DRIFTED ->
          Telling.step(
                  "drifted",
                  Mood.RISK,
                  "environment %s is not as described, and nobody proposed that: %s"
                      .formatted(environment, things(modified)))
              .withAll(evidence);
      case EXTENDED ->
          Telling.aside("environment %s stays until %s".formatted(environment, modified.until()));
    };
  }

  private static String things(EnvironmentModified modified) {
    return Words.count(modified.differences().size(), "thing");
  }

  private static String difference(Difference difference) {
    return "%s: %s -> %s"
        .formatted(difference.what(), side(difference.before()), side(difference.after()));
  }

  private static String side(@Nullable String value) {
    return value == null ? "nothing" : value;
  }
}
