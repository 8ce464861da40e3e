package io.threeways.deploy.rollout;

import java.net.URI;

/** Addresses that nobody listens on. */
final class PaperHost implements InMemoryServers.Host {
  private int next = 10_000;

  @Override
  public URI open(ServerName name, boolean healthy) {
    return URI.create("http://127.0.0.1:" + next++);
  }

  @Override
  public void close(URI address) {}
}
