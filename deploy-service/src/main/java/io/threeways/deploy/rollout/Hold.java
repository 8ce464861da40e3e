package io.threeways.deploy.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a deployment may not begin.
 *
 * @param gate that holds it
 * @param reason one sentence for a person, with the way out
 * @param opens when it ends by itself; null when nobody knows
 */
public record Hold(String gate, String reason, @Nullable Instant opens) {}
