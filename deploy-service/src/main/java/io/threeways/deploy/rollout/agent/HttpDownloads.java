package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Downloads;
import io.threeways.deploy.rollout.Servers.AgentUnavailable;
import io.threeways.deploy.rollout.Servers.NotStartable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Artifacts where build-service has them; nobody else is asked, and gets our token. */
final class HttpDownloads implements Downloads {
  private static final int REFUSED = 400;

  private final AgentCalls calls;
  private final AgentSettings settings;

  HttpDownloads(AgentCalls calls, AgentSettings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  @Override
  public InputStream open(Artifact artifact) {
    if (!settings.artifactHosts().contains(artifact.download().getHost())) {
      throw new NotStartable(
          ("artifact %s is said to lie at %s, where none of ours are"
                  + " (threeways.deploy.agent.artifact-hosts)")
              .formatted(artifact.digest(), artifact.download()));
    }
    HttpResponse<InputStream> download =
        calls.send(
            calls.to(artifact.download(), settings.transfer()).build(),
            BodyHandlers.ofInputStream());
    if (download.statusCode() < REFUSED) {
      return download.body();
    }
    try (InputStream _ = download.body()) {
      throw new NotStartable(
          "artifact %s cannot be had at %s: status %d"
              .formatted(artifact.digest(), artifact.download(), download.statusCode()));
    } catch (IOException e) {
      throw new AgentUnavailable("the download of " + artifact.digest() + " broke off", e);
    }
  }
}
