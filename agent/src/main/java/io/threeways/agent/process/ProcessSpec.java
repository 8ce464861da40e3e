package io.threeways.agent.process;

import io.threeways.agent.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What shall run.
 *
 * @param workspace its working folder, writable
 * @param kind a step ends by itself, a server does not
 * @param command the program and its arguments, not a shell line
 * @param environment added to the few variables that every process gets
 * @param network what it can reach
 * @param publish which of its ports the host may reach; needs a private network
 * @param unsafe whether it may run without a sandbox where none can be had
 */
public record ProcessSpec(
    WorkspaceId workspace,
    Kind kind,
    List<String> command,
    Map<String, String> environment,
    Network network,
    @Nullable Publish publish,
    Limits limits,
    boolean unsafe) {
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a command has at least the program's name");
    }
    if (publish != null && network != Network.PRIVATE) {
      throw new IllegalArgumentException("a published port needs network private");
    }
  }

  /** Whether the end is expected. */
  public enum Kind {
    /** Ends by itself; too much output ends it. */
    STEP,
    /** Runs until it is stopped; too much output is dropped. */
    SERVER
  }

  /** What a process can reach; never the host. */
  public enum Network {
    /** Its own loopback. */
    NONE,
    /** Its own loopback, from which a port may be published. */
    PRIVATE
  }

  /**
   * @param port that the process listens on, inside
   */
  public record Publish(int port) {
    private static final int HIGHEST = 65535;

    public Publish {
      if (port < 1 || port > HIGHEST) {
        throw new IllegalArgumentException("a port is 1 to 65535");
      }
    }
  }
}
