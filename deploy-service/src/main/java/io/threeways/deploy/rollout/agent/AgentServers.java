package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Downloads;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.rollout.ServerName;
import io.threeways.deploy.rollout.Servers;
import io.threeways.deploy.rollout.Sighting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Servers as processes of an agent, each in a workspace of its own under the same name. */
public final class AgentServers implements Servers {
  /** A sandbox's own, and where the agent says that those without one are. */
  private static final String LOOPBACK = "127.0.0.1";

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int REFUSED = 400;

  /** Of the output's end; more than any reason holds. */
  private static final int TAIL_BYTES = 16 * 1024;

  private final AgentCalls calls;
  private final AgentSettings settings;
  private final Downloads downloads;

  /**
   * @param token for each call, in the name of this service
   */
  public AgentServers(AgentSettings settings, Supplier<String> token) {
    this(new AgentCalls(settings, token), settings);
  }

  AgentServers(AgentCalls calls, AgentSettings settings) {
    this.calls = calls;
    this.settings = settings;
    this.downloads = new HttpDownloads(calls, settings);
  }

  @Override
  public Map<Integer, Sighting> list(UUID deployment) {
    String path = "processes?prefix=" + ServerName.prefix(deployment);
    HttpResponse<byte[]> response = get(path);
    requireOk(response, "list the servers of " + deployment);
    Map<Integer, Sighting> all = new HashMap<>();
    for (ProcessView view : AgentCalls.read(ProcessView[].class, response.body())) {
      ServerName.parse(view.id()).ifPresent(name -> all.put(name.index(), view.sighting()));
    }
    return all;
  }

  @Override
  public void start(ServerName name, Release release, long epoch) {
    fillWorkspace(name, release.artifact());
    byte[] spec = AgentCalls.write(ServerSpec.of(name, release.plan(), epoch, settings));
    HttpResponse<byte[]> response =
        calls.send(
            calls
                .toAgent("processes/" + name, settings.answer())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(spec))
                .build(),
            BodyHandlers.ofByteArray());
    if (AgentCalls.isFenced(response)) {
      throw new Outdated("start of " + name + ": " + AgentCalls.detail(response));
    }
    if (response.statusCode() >= REFUSED) {
      throw new NotStartable(
          "the agent refuses to start %s: %s".formatted(name, AgentCalls.detail(response)));
    }
  }

  private void fillWorkspace(ServerName name, Artifact artifact) {
    try (InputStream tar = downloads.open(artifact)) {
      upload(name, tar);
    } catch (IOException e) {
      throw new AgentUnavailable("the download of " + artifact.digest() + " broke off", e);
    }
  }

  /** A workspace that is in use was filled for a process that runs already. */
  private void upload(ServerName name, InputStream tar) {
    HttpResponse<byte[]> response =
        calls.send(
            calls
                .toAgent("workspaces/" + name, settings.transfer())
                .header("Content-Type", "application/x-tar")
                .PUT(BodyPublishers.ofInputStream(() -> tar))
                .build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() >= REFUSED && response.statusCode() != CONFLICT) {
      throw new NotStartable(
          "the agent refuses the files for %s: %s".formatted(name, AgentCalls.detail(response)));
    }
  }

  @Override
  public void stop(ServerName name, long epoch) {
    HttpResponse<byte[]> response = delete("processes/" + name + "?epoch=" + epoch);
    if (AgentCalls.isFenced(response)) {
      throw new Outdated("stop of " + name + ": " + AgentCalls.detail(response));
    }
    requireOk(response, "stop " + name);
  }

  @Override
  public void clear(ServerName name) {
    HttpResponse<byte[]> response = delete("workspaces/" + name);
    if (response.statusCode() != CONFLICT) {
      requireOk(response, "clear the workspace of " + name);
    }
  }

  /** What runs without a sandbox is on the host itself, and so is everybody else. */
  @Override
  public URI inside(ServerName name, Plan plan, URI endpoint) {
    return endpoint.getHost().equals(LOOPBACK)
        ? endpoint
        : URI.create("http://" + LOOPBACK + ":" + ServerSpec.port(plan, name, settings));
  }

  @Override
  public String lastLines(ServerName name, int lines) {
    HttpResponse<byte[]> view = get("processes/" + name);
    if (view.statusCode() == NOT_FOUND) {
      return "";
    }
    requireOk(view, "look at " + name);
    long size = AgentCalls.read(ProcessView.class, view.body()).outputBytes();
    HttpResponse<byte[]> output =
        get("processes/%s/output?offset=%d".formatted(name, Math.max(0, size - TAIL_BYTES)));
    requireOk(output, "read the output of " + name);
    List<String> all = new String(output.body(), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }

  @Override
  public void awaitChange(ServerName name, long since) {
    String path = "processes/%s?wait=%s&since=%d".formatted(name, settings.watch(), since);
    calls.send(
        calls.toAgent(path, settings.watch().plus(settings.answer())).build(),
        BodyHandlers.discarding());
  }

  private HttpResponse<byte[]> get(String path) {
    return calls.send(calls.toAgent(path, settings.answer()).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> delete(String path) {
    return calls.send(
        calls.toAgent(path, settings.answer()).DELETE().build(), BodyHandlers.ofByteArray());
  }

  /** What does not exist is as good as stopped or cleared. */
  private static void requireOk(HttpResponse<byte[]> response, String what) {
    if (response.statusCode() >= REFUSED && response.statusCode() != NOT_FOUND) {
      throw new IllegalStateException("cannot " + what + ": " + AgentCalls.detail(response));
    }
  }
}
