package io.threeways.deploy.toggle;

/**
 * @param toggles of this installation
 */
public record ToggleLimits(int toggles) {}
