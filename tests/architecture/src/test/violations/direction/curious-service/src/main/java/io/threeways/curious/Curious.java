package io.threeways.curious;

import io.threeways.pretended.Pretended;

/** Knows another service at compile time. */
public record Curious(Pretended other) {}
