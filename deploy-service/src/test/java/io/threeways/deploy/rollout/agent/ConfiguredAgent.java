package io.threeways.deploy.rollout.agent;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;

/** The configuration's defaults, with an agent's address. */
public final class ConfiguredAgent {
  private ConfiguredAgent() {}

  public static AgentSettings at(URI agent) {
    return from(Map.of("threeways.deploy.agent.url", agent.toString()));
  }

  static AgentSettings from(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(AgentSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(AgentSettings.class);
  }
}
