package io.threeways.build.run.agent;

import static io.threeways.build.run.BuildFixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.build.run.Agent;
import io.threeways.build.run.Assignment;
import io.threeways.build.run.BuildId;
import io.threeways.identity.CallTokens;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of the agent's answers, which are said here as it says them. */
@QuarkusTest
@RealParts("build")
class HttpAgentTest {
  private static final Stage UNIT =
      new Stage(
          "unit",
          "true",
          List.of(),
          null,
          null,
          Duration.ofMinutes(1),
          0,
          Network.NONE,
          Environment.BUILD,
          null,
          null);

  @Inject CallTokens tokens;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer host;
  private HttpAgent agent;

  @BeforeEach
  void open() throws IOException {
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext("/api/agent/workspaces/", this::workspace);
    host.createContext("/api/agent/processes/", this::process);
    host.start();
    AgentSettings settings = settings("http://127.0.0.1:" + host.getAddress().getPort());
    agent = new HttpAgent(new AgentCalls(settings, tokens), settings);
  }

  @AfterEach
  void close() {
    host.stop(0);
  }

  @Test
  void aFileThatIsNotThereIsTheCodesFault() {
    assertThatExceptionOfType(Agent.NotInWorkspace.class)
        .isThrownBy(() -> agent.read("build-kept", "out", tar -> tar.readAllBytes()))
        .withMessage("there is no 'out' in the workspace");
  }

  @Test
  void aWorkspaceThatIsNotThereIsTheHostsFault() {
    assertThatExceptionOfType(InfrastructureFailure.class)
        .isThrownBy(() -> agent.read("build-gone", "out", tar -> tar.readAllBytes()))
        .withMessageContaining("does not exist or holds no 'out'");
  }

  @Test
  void aStageIsStoppedUnderItsEpochAndItsEndIsWaitedFor() throws Exception {
    agent.stop(new Assignment(new BuildId(SHOP, 42), 1, 7), UNIT, 1);

    assertThat(asked)
        .containsExactly(
            "DELETE /api/agent/processes/build-shop-42-unit-1?epoch=7",
            "GET /api/agent/processes/build-shop-42-unit-1?wait=PT0.25S&since=3");
  }

  @Test
  void aStageThatTheAgentDoesNotKnowIsStoppedAlready() throws Exception {
    agent.stop(new Assignment(new BuildId(SHOP, 43), 1, 7), UNIT, 1);

    assertThat(asked).containsExactly("DELETE /api/agent/processes/build-shop-43-unit-1?epoch=7");
  }

  /** The workspace {@code build-kept} is there and empty. */
  private void workspace(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    if (uri.equals("/api/agent/workspaces/build-kept/files?path=")) {
      reply(exchange, 200, "");
    } else {
      reply(
          exchange,
          404,
          """
          {"type": "/problems/agent/unknown-file", "title": "Unknown file or workspace", "status": 404,
           "detail": "workspace build-x does not exist or holds no 'out'"}
          """);
    }
  }

  /** Of build 42 one runs and ends when it is told to. */
  private void process(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (!exchange.getRequestURI().getPath().contains("-42-")) {
      reply(exchange, 204, "");
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      reply(exchange, 202, "{\"revision\": 3, \"state\": \"running\"}");
    } else {
      reply(exchange, 200, "{\"revision\": 4, \"state\": \"exited\", \"signal\": 15}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    try (exchange) {
      exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static AgentSettings settings(String url) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(AgentSettings.class)
        .withSources(
            new PropertiesConfigSource(Map.of("threeways.build.agent.url", url), "test", 500))
        .build()
        .getConfigMapping(AgentSettings.class);
  }
}
