package io.threeways.architecture.violations.build.run;

/** A drawer. */
class RunUtil {}
