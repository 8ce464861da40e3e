package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.deploy.rollout.Fixtures;
import io.threeways.deploy.rollout.ServerName;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.ServersContract;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentServersTest extends ServersContract {
  private final LocalAgent agent = new LocalAgent();
  private final AgentServers servers =
      new AgentServers(ConfiguredAgent.at(agent.url()), () -> "a token");

  @AfterEach
  void close() {
    agent.close();
  }

  @Override
  protected Servers servers() {
    return servers;
  }

  @Override
  protected URI download() {
    return agent.download(1);
  }

  @Test
  void anAgentThatIsAwayFailsNothing() {
    agent.close();

    assertThatThrownBy(() -> servers.list(UUID.randomUUID()))
        .isInstanceOf(Servers.AgentUnavailable.class);
  }

  @Test
  void nobodyElseGetsOurTokenForAnArtifact() {
    URI elsewhere = URI.create("http://127.0.0.2:" + agent.url().getPort() + "/artifact");

    assertThatThrownBy(
            () ->
                servers.start(
                    new ServerName(UUID.randomUUID(), 0),
                    Fixtures.anArtifact(1, "healthy", elsewhere).release(),
                    1))
        .isInstanceOf(Servers.NotStartable.class)
        .hasMessageContaining("artifact-hosts");
  }

  @Test
  void anArtifactThatIsGoneCanNeverStart() {
    URI nowhere = agent.url().resolve("/nothing-here");

    assertThatThrownBy(
            () ->
                servers.start(
                    new ServerName(UUID.randomUUID(), 0),
                    Fixtures.anArtifact(1, "healthy", nowhere).release(),
                    1))
        .isInstanceOf(Servers.NotStartable.class)
        .hasMessageContaining("404");
  }
}
