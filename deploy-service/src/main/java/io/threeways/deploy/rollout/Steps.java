package io.threeways.deploy.rollout;

/**
 * Named points of the work, in order: a crash is meant to be harmless at each of them. Traced in
 * production; a test stops the process there.
 */
@FunctionalInterface
public interface Steps {
  void reached(String step);
}
