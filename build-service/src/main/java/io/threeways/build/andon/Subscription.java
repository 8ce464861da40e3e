package io.threeways.build.andon;

/** A member who wants to be told. */
public record Subscription(String member, Target target) {}
