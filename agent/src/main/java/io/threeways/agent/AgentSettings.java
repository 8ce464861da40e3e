package io.threeways.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.threeways.agent.owner.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this host's agent works. Every limit is here, with the reason for its default. */
@ConfigMapping(prefix = "threeways.agent")
public interface AgentSettings {
  /** Where workspaces and everything about processes lie; nobody but the agent reads it. */
  @WithDefault("${user.home}/.threeways/agent")
  Path folder();

  /** Each child of this folder appears read-only below {@code /toolbox}, beside the JDK. */
  Optional<Path> toolbox();

  /** Whether a specification may ask to run without a sandbox where none can be had. */
  @WithDefault("false")
  boolean unsafe();

  /** {@code auto} takes the first that really works; a name admits that one only. */
  @WithDefault("auto")
  String sandbox();

  /** Between TERM and KILL: long enough for a server to answer the requests it has. */
  @WithDefault("PT5S")
  Duration grace();

  /** How often limits are checked; bounds how far a process can overshoot them. */
  @WithDefault("PT0.25S")
  Duration supervision();

  /** How often a followed output is looked at: the most that a live log lags behind. */
  @WithDefault("PT0.02S")
  Duration follow();

  /** The longest that a client may wait in one request; below the usual proxies' minute. */
  @WithDefault("PT30S")
  Duration patience();

  /**
   * What ended is forgotten after this time, and a workspace cleared that nobody filled or ran in
   * since: callers have long since read it.
   */
  @WithDefault("P7D")
  Duration kept();

  /**
   * Which service owns what: the key that signs its calls, the kind of processes that it runs, the
   * beginning of the ids that are its own.
   */
  @WithDefault(
      "build:step:build-,deploy:server:deploy-,deploy:step:deploy-configure-,"
          + "monolith:step:build-,monolith:step:deploy-configure-,monolith:server:deploy-,cli:step:check-")
  List<Owner> owners();

  /** Limits of workspaces. */
  Workspace workspace();

  /** The most that a specification may ask for. */
  Ceiling ceiling();

  /** Limits of one workspace's archive. */
  interface Workspace {
    /** Unpacked; a build's sources and artifacts stay far below. */
    @WithDefault("2048")
    int mebibytes();

    /** Files, folders and links; bounds inodes and the time to unpack. */
    @WithDefault("200000")
    int entries();
  }

  /** The most that a specification may ask for. */
  interface Ceiling {
    /** Memory of a process and its children. */
    @WithDefault("16384")
    int memoryMebibytes();

    /** Processes and threads together, as Linux counts them. */
    @WithDefault("4096")
    int processes();

    /** Of a process with a time limit; a server may have none. */
    @WithDefault("PT6H")
    Duration time();

    /** Of kept output. */
    @WithDefault("256")
    int outputMebibytes();
  }
}
