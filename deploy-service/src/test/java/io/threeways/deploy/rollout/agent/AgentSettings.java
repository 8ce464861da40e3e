package io.threeways.deploy.rollout.agent;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;

/** The configuration's defaults, with an agent's address. */
public final class AgentSettings {
  private AgentSettings() {}

  public static AgentConfig at(URI agent) {
    return from(Map.of("threeways.deploy.agent.url", agent.toString()));
  }

  static AgentConfig from(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(AgentConfig.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(AgentConfig.class);
  }
}
