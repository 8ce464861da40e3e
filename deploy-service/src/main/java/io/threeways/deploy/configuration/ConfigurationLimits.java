package io.threeways.deploy.configuration;

import java.time.Duration;
import java.util.Set;

/**
 * @param tools that may run at all
 * @param lease how long a killed process keeps others away
 * @param look between two looks at what there is to do
 * @param drift between two looks for what nobody proposed
 * @param attempts of one run, when the host loses its process
 */
public record ConfigurationLimits(
    Set<Tool> tools, Duration lease, Duration look, Duration drift, int attempts) {
  public ConfigurationLimits {
    tools = Set.copyOf(tools);
  }
}
