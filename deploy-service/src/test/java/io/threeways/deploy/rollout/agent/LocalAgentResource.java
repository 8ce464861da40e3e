package io.threeways.deploy.rollout.agent;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a running application an agent; tests reach it at {@link #agent}. */
public final class LocalAgentResource implements QuarkusTestResourceLifecycleManager {
  private final LocalAgent agent = new LocalAgent();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "threeways.deploy.agent.url", agent.url().toString(),
        "threeways.deploy.rollout.drain", "PT0.3S",
        "threeways.deploy.rollout.probe", "PT0.5S");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(agent, new TestInjector.MatchesType(LocalAgent.class));
  }

  @Override
  public void stop() {
    agent.close();
  }
}
