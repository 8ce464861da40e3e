package io.threeways.architecture.violations.events;

/** Stands for an event of the published language. */
public record Something() {}
