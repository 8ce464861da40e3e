package io.threeways.deploy.ondemand.http;

import org.jspecify.annotations.Nullable;

/**
 * Asks for an environment.
 *
 * @param artifact its digest, {@code sha256:…}, as it was published for {@code like}
 * @param name a DNS label; one is made up if absent
 * @param like the environment that it shall resemble; production if absent
 * @param time how long it shall stay, ISO 8601; as long as usual if absent
 */
public record EnvironmentRequest(
    @Nullable String application,
    @Nullable String artifact,
    @Nullable String name,
    @Nullable String like,
    @Nullable String time) {}
