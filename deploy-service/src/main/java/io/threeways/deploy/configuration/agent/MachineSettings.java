package io.threeways.deploy.configuration.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Where the machines' agent is, and what a run may take of it. */
@ConfigMapping(prefix = "threeways.deploy.configuration.agent")
public interface MachineSettings {
  /** Its address; the one that runs the servers, where nothing else is said. */
  @WithDefault("${threeways.deploy.agent.url:http://127.0.0.1:8090}")
  URI url();

  /** Until a connection stands: the agent is on this host or near it. */
  @WithDefault("PT2S")
  Duration connect();

  /** Of a question without a wait, and of the output that a run may leave. */
  @WithDefault("PT10S")
  Duration answer();

  /** Of one question for news; the agent admits 30 s at most. */
  @WithDefault("PT20S")
  Duration watch();

  /** To bring a commit's files to the agent. */
  @WithDefault("PT2M")
  Duration transfer();

  /**
   * Hosts of build-service. Where a commit's files lie comes in an event, and whoever is asked for
   * them gets a token of ours: nobody else is.
   */
  @WithDefault("${threeways.deploy.agent.artifact-hosts:127.0.0.1,localhost}")
  Set<String> fileHosts();

  /** Of one run: a first installation takes minutes, one that hangs is ended. */
  @WithDefault("PT15M")
  Duration time();

  /** Ansible and Puppet take a hundred and fifty each; half of it is for {@code /tmp}. */
  @WithDefault("1024")
  int memoryMebibytes();

  /** Processes and threads of one run. */
  @WithDefault("256")
  int processes();

  /** Of one run's report; a hundred tasks with their differences take one. */
  @WithDefault("8")
  int outputMebibytes();
}
