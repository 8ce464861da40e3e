package io.threeways.architecture.violations.build.run;

import io.threeways.architecture.violations.build.artifact.Wheel;

/** The other half. */
public record Axle(Wheel wheel) {}
