package io.threeways.deploy.rollout.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threeways.deploy.rollout.Fixtures;
import io.threeways.deploy.rollout.InMemoryServers;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.rollout.ServerName;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The agent's API over in-memory servers with real ports, and a place to download artifacts. */
public final class LocalAgent implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/agent/";

  private final RealHost host = new RealHost();
  private final InMemoryServers servers = new InMemoryServers(host);
  private final HttpServer http;

  private record Answer(int status, byte[] body) {}

  public LocalAgent() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/artifacts/", exchange -> reply(exchange, ok("the files")));
    http.createContext(API + "workspaces/", exchange -> reply(exchange, swallow(exchange)));
    http.createContext(API + "processes", exchange -> reply(exchange, processes(exchange)));
    http.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  public InMemoryServers servers() {
    return servers;
  }

  /** Where the files of build {@code number} are had. */
  public URI download(long number) {
    return url().resolve("/artifacts/" + number);
  }

  @Override
  public void close() {
    http.stop(0);
    host.close();
  }

  private Answer processes(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    Map<String, String> query = query(exchange.getRequestURI());
    if (path.length == 4) {
      return json(list(query.getOrDefault("prefix", "")));
    }
    ServerName name = ServerName.parse(path[4]).orElseThrow();
    try {
      return switch (exchange.getRequestMethod()) {
        case "PUT" -> put(name, JSON.readTree(exchange.getRequestBody()));
        case "DELETE" -> delete(name, query);
        default -> path.length == 6 ? ok(servers.lastLines(name, 9)) : get(name, query);
      };
    } catch (Servers.Outdated e) {
      return problem(409, "fenced", e);
    } catch (Servers.NotStartable e) {
      boolean exists = servers.list(name.deployment()).containsKey(name.index());
      return exists ? problem(409, "different-process", e) : problem(422, "wrong-process", e);
    }
  }

  private Answer put(ServerName name, JsonNode spec) throws IOException {
    Plan plan = Fixtures.planFor(spec.path("command").path(0).asText());
    Release release = new Release(Fixtures.anArtifact(1, "healthy").release().artifact(), plan);
    servers.start(name, release, spec.path("epoch").asLong());
    return get(name, Map.of());
  }

  private Answer delete(ServerName name, Map<String, String> query) {
    servers.stop(name, Long.parseLong(query.getOrDefault("epoch", "" + Long.MAX_VALUE)));
    return new Answer(204, new byte[0]);
  }

  private Answer get(ServerName name, Map<String, String> query) throws IOException {
    if (query.containsKey("wait")) {
      servers.awaitChange(name, Long.parseLong(query.getOrDefault("since", "0")));
    }
    Sighting sighting = servers.list(name.deployment()).get(name.index());
    return sighting == null
        ? new Answer(404, "{\"detail\":\"unknown\"}".getBytes(StandardCharsets.UTF_8))
        : json(view(name, sighting));
  }

  private List<Map<String, @Nullable Object>> list(String prefix) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    UUID deployment = ServerName.parse(prefix + "0").orElseThrow().deployment();
    servers
        .list(deployment)
        .forEach((index, sighting) -> all.add(view(new ServerName(deployment, index), sighting)));
    return all;
  }

  private static Map<String, @Nullable Object> view(ServerName name, Sighting sighting) {
    Map<String, @Nullable Object> view = new HashMap<>();
    view.put("id", name.toString());
    view.put("revision", sighting.revision());
    view.put("outputBytes", 9);
    switch (sighting) {
      case Sighting.Starting _ -> view.put("state", "starting");
      case Sighting.Running(long _, URI address) -> {
        view.put("state", "running");
        view.put("publishedAddress", address.getHost());
        view.put("publishedPort", address.getPort());
      }
      case Sighting.Gone(long _, String how, boolean exited) -> {
        view.put("state", exited ? "exited" : "lost");
        view.put("exitCode", 1);
        view.put("reason", how);
      }
    }
    return view;
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> all = new HashMap<>();
    for (String pair : (uri.getQuery() == null ? "" : uri.getQuery()).split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        all.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    return all;
  }

  private static Answer swallow(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    return ok("");
  }

  private static Answer ok(String text) {
    return new Answer(200, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer json(Object value) throws IOException {
    return new Answer(200, JSON.writeValueAsBytes(value));
  }

  private static Answer problem(int status, String type, RuntimeException e) throws IOException {
    return new Answer(
        status,
        JSON.writeValueAsBytes(
            Map.of("type", "/problems/agent/" + type, "detail", String.valueOf(e.getMessage()))));
  }

  private static void reply(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }
}
