package io.threeways.deploy.ondemand;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Release;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for. It never changes.
 *
 * @param place the application in the environment that was made for it
 * @param repository whose quota it counts to
 * @param build for which it was made, for example {@code shop/42}; null when a person asked
 * @param requestedBy a build or a user, in words
 * @param release what runs there, as it runs there
 * @param like the environment that it resembles, for example {@code production}
 * @param described how that one would run the same artifact
 * @param chain of its events
 */
public record Demand(
    UUID id,
    Place place,
    String repository,
    @Nullable String build,
    String requestedBy,
    Release release,
    String like,
    Plan described,
    UUID chain,
    Instant openedAt) {}
