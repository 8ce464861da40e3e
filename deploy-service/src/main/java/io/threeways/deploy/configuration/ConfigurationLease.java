package io.threeways.deploy.configuration;

/**
 * The right to run configurers on an environment's machine.
 *
 * @param epoch goes with every start; the agent refuses a lower one
 */
public record ConfigurationLease(String environment, long epoch) {}
