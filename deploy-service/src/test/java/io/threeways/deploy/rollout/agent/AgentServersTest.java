package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threeways.deploy.rollout.Fixtures;
import io.threeways.deploy.rollout.ServerName;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.ServersContract;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

  @Test
  void anAnswerThatIsNoneIsNotReadOn() throws IOException {
    CompletableFuture<Void> hungUp = new CompletableFuture<>();
    HttpServer failing =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    failing.createContext("/", exchange -> answer503UntilNobodyListens(exchange, hungUp));
    failing.start();
    URI download = URI.create("http://127.0.0.1:" + failing.getAddress().getPort() + "/artifact");

    assertThatThrownBy(
            () ->
                servers.start(
                    new ServerName(UUID.randomUUID(), 0),
                    Fixtures.anArtifact(1, "healthy", download).release(),
                    1))
        .isInstanceOf(Servers.AgentUnavailable.class);

    assertThat(hungUp).succeedsWithin(10, TimeUnit.SECONDS);
    failing.stop(0);
  }

  private static void answer503UntilNobodyListens(
      HttpExchange exchange, CompletableFuture<Void> hungUp) throws IOException {
    exchange.sendResponseHeaders(503, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write(new byte[64 * 1024]);
      }
    } catch (IOException e) {
      hungUp.complete(null);
    }
  }
}
