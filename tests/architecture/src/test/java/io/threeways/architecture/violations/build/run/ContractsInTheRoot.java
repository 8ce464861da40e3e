package io.threeways.architecture.violations.build.run;

import io.threeways.architecture.violations.events.Something;

/** Lets the published language into the domain. */
record ContractsInTheRoot(Something event) {}
