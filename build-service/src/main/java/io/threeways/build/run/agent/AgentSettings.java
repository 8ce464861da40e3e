package io.threeways.build.run.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the agent of this host is used. */
@ConfigMapping(prefix = "threeways.build.agent")
public interface AgentSettings {
  /** Where it listens. */
  @WithDefault("http://127.0.0.1:8090")
  URI url();

  /**
   * How long an agent that does not answer is waited for: it may be starting again, and its
   * processes run on meanwhile.
   */
  @WithDefault("60s")
  Duration patience();

  /** Between two attempts to reach it. */
  @WithDefault("250ms")
  Duration pause();

  /** Of one request that is not waiting for anything. */
  @WithDefault("30s")
  Duration timeout();

  /** Memory of one stage. */
  @WithDefault("1024")
  int memoryMebibytes();

  /** Processes and threads of one stage. */
  @WithDefault("512")
  int processes();

  /** Output that is kept of one stage. */
  @WithDefault("16")
  int outputMebibytes();

  /** Bytes of reports that are read of one stage: held in memory, of each build that runs. */
  @WithDefault("16777216")
  long reportBytes();

  /** Whether stages run where the host has no sandbox. */
  @WithDefault("false")
  boolean unsafe();
}
