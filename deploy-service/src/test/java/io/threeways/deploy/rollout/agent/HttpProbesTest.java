package io.threeways.deploy.rollout.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threeways.deploy.rollout.Plan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paths that a pipeline file asks for, and servers that answer as they like. */
class HttpProbesTest {
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Queue<String> neighbourAsked = new ConcurrentLinkedQueue<>();
  private final HttpProbes probes =
      new HttpProbes(
          ConfiguredAgent.from(
              Map.of(
                  "threeways.deploy.agent.url", "http://127.0.0.1:9",
                  "threeways.deploy.agent.probe", "PT1S")),
          InstantSource.system());
  private HttpServer server;
  private HttpServer neighbour;

  @BeforeEach
  void start() throws IOException {
    server = serving(asked);
    neighbour = serving(neighbourAsked);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    neighbour.stop(0);
  }

  @Test
  void aPathThatLooksLikeAnotherHostIsStillAPath() {
    String elsewhere = "//" + address(neighbour).getAuthority() + "/delete";

    assertThat(probes.ailment(address(server), elsewhere)).isEmpty();
    probes.warmUp(address(server), new Plan.WarmUp(List.of(elsewhere), 3), Duration.ofSeconds(10));

    assertThat(neighbourAsked).isEmpty();
    assertThat(asked).hasSize(4);
  }

  @Test
  void anAnswerWithoutAnEndIsNoAnswer() {
    assertThat(probes.ailment(address(server), "/endless"))
        .hasValueSatisfying(why -> assertThat(why).contains("no whole answer"));
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static HttpServer serving(Queue<String> seen) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, seen));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, Queue<String> seen) throws IOException {
    seen.add(exchange.getRequestURI().toString());
    boolean endless = exchange.getRequestURI().getPath().equals("/endless");
    exchange.sendResponseHeaders(200, endless ? 0 : -1);
    if (endless) {
      // The rest never comes.
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
    } else {
      exchange.close();
    }
  }
}
