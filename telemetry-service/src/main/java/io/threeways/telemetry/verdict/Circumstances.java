package io.threeways.telemetry.verdict;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for going forward although the candidate is worse.
 *
 * @param irreversible a migration of this deployment cannot go back
 * @param switchable a toggle can switch the cause off
 * @param leadTimeToFix null when nobody said how long a fix takes
 * @param rollback how long going back takes; null when it is not known
 */
public record Circumstances(
    boolean irreversible,
    boolean switchable,
    @Nullable Duration leadTimeToFix,
    @Nullable Duration rollback) {

  /** Nothing is known that speaks against going back. */
  public static Circumstances unknown() {
    return new Circumstances(false, false, null, null);
  }

  /** Why one should go forward; nothing when one should go back. */
  Optional<String> forward(Parameters parameters, @Nullable Effect effect, long customersHit) {
    if (irreversible) {
      return Optional.of("a migration of this deployment cannot go back");
    }
    if (switchable) {
      return Optional.of("a toggle can switch the cause off");
    }
    if (leadTimeToFix != null && rollback != null && leadTimeToFix.compareTo(rollback) < 0) {
      return Optional.of("a fix takes %s, going back %s".formatted(leadTimeToFix, rollback));
    }
    if (effect != null && isContained(parameters, effect, customersHit)) {
      return Optional.of("the effect is small and hit only %d units".formatted(customersHit));
    }
    return Optional.empty();
  }

  private static boolean isContained(Parameters parameters, Effect effect, long customersHit) {
    return effect.candidateRate() - effect.baselineRate() <= parameters.containedExcess()
        && customersHit <= parameters.containedUnits();
  }
}
