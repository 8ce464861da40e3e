package io.threeways.pretended;

/** Something that another service must not know. */
public record Pretended() {}
