package io.threeways.architecture.violations.build.artifact;

import io.threeways.architecture.violations.build.run.store.RunRows;

/** Uses what another feature touches. */
record ReachesIntoRun(RunRows rows) {}
