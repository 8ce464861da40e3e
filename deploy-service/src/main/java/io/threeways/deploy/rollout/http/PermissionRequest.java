package io.threeways.deploy.rollout.http;

import org.jspecify.annotations.Nullable;

/**
 * Lets a waiting deployment pass a gate.
 *
 * @param gate for example {@code approval} or {@code freeze}
 * @param reason why, for those who read it later
 */
public record PermissionRequest(@Nullable String gate, @Nullable String reason) {}
