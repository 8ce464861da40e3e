package io.threeways.deploy.rollout;

import java.net.URI;

class InMemoryServersTest extends ServersContract {
  private final InMemoryServers servers = new InMemoryServers(new PaperHost());

  @Override
  protected Servers servers() {
    return servers;
  }

  @Override
  protected URI download() {
    return URI.create("http://127.0.0.1:1/artifact");
  }
}
