package io.threeways.deploy.rollout.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Where the host's agent is, and how servers run on it. */
@ConfigMapping(prefix = "threeways.deploy.agent")
public interface AgentSettings {
  /** Its address, for example {@code http://127.0.0.1:8090}. */
  @WithDefault("http://127.0.0.1:8090")
  URI url();

  /** Until a connection stands: the agent is on this host or near it. */
  @WithDefault("PT2S")
  Duration connect();

  /** Of a question without a wait; below a third of a route's validity, which waits for it. */
  @WithDefault("PT4S")
  Duration answer();

  /** Of one question for news; the agent admits 30 s at most. */
  @WithDefault("PT20S")
  Duration watch();

  /** To bring an artifact's files to the agent. */
  @WithDefault("PT2M")
  Duration transfer();

  /**
   * Hosts of build-service. Where an artifact lies comes in an event, and whoever is asked for it
   * gets a token of ours: nobody else is.
   */
  @WithDefault("127.0.0.1,localhost")
  Set<String> artifactHosts();

  /** Of one request to a server: health and warm-up. */
  @WithDefault("PT2S")
  Duration probe();

  /** The port that servers listen on inside their sandbox. */
  @WithDefault("8080")
  int port();

  /** Processes and threads of one server, as Linux counts them. */
  @WithDefault("512")
  int processes();

  /** Of one server's output, kept by the agent. */
  @WithDefault("16")
  int outputMebibytes();

  /** Asks to run without a sandbox where the host has none and its agent admits that. */
  @WithDefault("false")
  boolean unsafe();
}
