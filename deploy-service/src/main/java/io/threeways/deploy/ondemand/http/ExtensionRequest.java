package io.threeways.deploy.ondemand.http;

import org.jspecify.annotations.Nullable;

/**
 * Wants an environment longer.
 *
 * @param time how long from now on, ISO 8601
 */
public record ExtensionRequest(@Nullable String time) {}
