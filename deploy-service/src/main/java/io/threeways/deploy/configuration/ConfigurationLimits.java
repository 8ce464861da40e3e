package io.threeways.deploy.configuration;

import java.time.Duration;
import java.util.Set;

/**
 * @param tools that may run at all
 * @param lease how long a killed process keeps others away
 * @param look between two looks at what there is to do
 * @param drift between two looks for what nobody proposed
 * @param attempts of one run, when the host loses its process
 * @param proposals that wait for one environment
 */
public record ConfigurationLimits(
    Set<Tool> tools, Duration lease, Duration look, Duration drift, int attempts, int proposals) {
  public ConfigurationLimits {
    tools = Set.copyOf(tools);
  }
}
