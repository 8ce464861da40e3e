package io.threeways.build.andon;

import java.time.Instant;

/** Somebody who is on it. */
public record SwarmMember(String member, Instant joinedAt) {}
