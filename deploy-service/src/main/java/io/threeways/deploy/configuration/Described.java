package io.threeways.deploy.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A description that was pushed.
 *
 * @param origin the push
 * @param pusher whose token was used
 * @param onMain rises with the order of main; null for a commit that main does not have
 */
public record Described(
    Description description, Origin origin, String pusher, @Nullable Long onMain) {}
