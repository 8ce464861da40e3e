package io.threeways.architecture.violations.problem;

import io.threeways.architecture.violations.build.run.Axle;

/** A part of the chassis that knows who uses it. */
record KnowsAService(Axle axle) {}
