package io.threeways.build.run;

class LocalAgentTest extends AgentContract {
  private final LocalAgent agent = new LocalAgent();

  @Override
  Agent agent() {
    return agent;
  }
}
