package io.threeways.agent.process;

import io.threeways.agent.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What shall run.
 *
 * @param workspace its working folder, writable
 * @param tree a machine's files that it looks at or changes at {@code /host}; null for none
 * @param kind a step ends by itself, a server does not
 * @param command the program and its arguments, not a shell line
 * @param environment added to the few variables that every process gets
 * @param network what it can reach
 * @param shared the private network that it has in common with others; null when it has its own
 * @param publish which of its ports the host may reach; needs a private network
 * @param unsafe whether it may run without a sandbox where none can be had
 */
public record ProcessSpec(
    WorkspaceId workspace,
    @Nullable MachineTree tree,
    Kind kind,
    List<String> command,
    Map<String, String> environment,
    Network network,
    @Nullable SharedNetwork shared,
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
    if (shared != null && network != Network.PRIVATE) {
      throw new IllegalArgumentException("a shared network is a private one");
    }
  }

  /** All that it needs to be there. */
  List<WorkspaceId> workspaces() {
    return tree == null ? List.of(workspace) : List.of(workspace, tree.workspace());
  }

  /**
   * A workspace that stands for the files of a machine. It belongs to the same user as {@link
   * ProcessSpec#workspace()}, or its files cannot be read.
   *
   * @param writable whether they may be changed, or only looked at
   */
  public record MachineTree(WorkspaceId workspace, boolean writable) {}

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
   * A private network that several processes are in: it comes with the first and goes with the
   * last.
   *
   * @param name like that of a process, chosen by who asks
   * @param join whether it must be there already: who joins never makes one
   */
  public record SharedNetwork(String name, boolean join) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,100}");

    public SharedNetwork {
      if (!SHAPE.matcher(name).matches()) {
        throw new IllegalArgumentException("a network's name is 1 to 100 of a-z, 0-9 and -");
      }
    }
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
