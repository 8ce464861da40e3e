package io.threeways.deploy.configuration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that was asked for.
 *
 * @param origin the event that it is for; null when time or a person asked
 * @param by who asked; null when nobody did
 */
public record Order(
    UUID id,
    Kind kind,
    Description description,
    @Nullable Origin origin,
    @Nullable String by,
    Instant requestedAt) {}
