package io.threeways.deploy.ondemand;

import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Change;
import io.threeways.deploy.rollout.Plan;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for an environment.
 *
 * @param name that it shall have, a DNS label
 * @param application a DNS label
 * @param build for which it is; null when a person asks
 * @param changes that a deployment of the artifact would carry
 * @param like the environment that it shall resemble
 * @param described how that one would run the artifact
 * @param time how long it shall stay; null for as long as usual
 * @param event that asks, or published the artifact
 * @param chain of that event
 */
public record Wish(
    String name,
    String application,
    String repository,
    @Nullable String build,
    String requestedBy,
    Artifact artifact,
    List<Change> changes,
    String like,
    Plan described,
    @Nullable Duration time,
    UUID event,
    UUID chain) {
  public Wish {
    changes = List.copyOf(changes);
  }
}
