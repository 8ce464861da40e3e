package io.threeways.deploy.rollout;

import java.io.InputStream;

/** Where artifacts are had. */
public interface Downloads {
  /**
   * @return the artifact's files as a tar; the caller closes it
   * @throws Servers.AgentUnavailable when nobody answers
   * @throws Servers.NotStartable when it can never be had
   */
  InputStream open(Artifact artifact);
}
