package io.threeways.architecture.violations.deploy.rollout;

import io.threeways.architecture.violations.build.run.Axle;

/** A service that reads another's code. */
record KnowsBuild(Axle axle) {}
