package io.threeways.architecture.violations.build.run.store;

/** An adapter that is nobody else's business. */
public class RunRows {}
