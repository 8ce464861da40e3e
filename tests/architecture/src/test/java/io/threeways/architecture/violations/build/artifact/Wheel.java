package io.threeways.architecture.violations.build.artifact;

import io.threeways.architecture.violations.build.run.Axle;

/** One half of a cycle. */
public record Wheel(Axle axle) {}
