package io.threeways.agent.process;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Ports of the host that lead into sandboxes. */
public interface PublishedPorts extends AutoCloseable {
  /**
   * Where they are: on loopback, at an address where nothing else of ours listens. Browsers keep
   * cookies by host and not by port (RFC 6265, 8.5), so at the console's address a server would be
   * sent the session of whoever it lures there.
   */
  String ADDRESS = "127.84.87.1";

  /**
   * The process whose user namespace a sandbox must be made in so that its ports can be published;
   * empty if the host's own will do.
   */
  OptionalLong anchor() throws IOException;

  /**
   * Publishes a port, or does nothing if it is published already.
   *
   * @param wrapper whose user namespace the sandbox was made in
   * @param pid of a process inside the sandbox
   * @param port that it listens on
   * @param publishedPort the host's port to take, or null for any
   * @return the host's port
   */
  int publish(ProcessId id, long wrapper, long pid, int port, @Nullable Integer publishedPort)
      throws IOException;

  /** Takes a port back, whether or not it is published. */
  void withdraw(ProcessId id) throws IOException;

  /** Lets go of the relay, which goes on without the agent. */
  @Override
  void close() throws IOException;

  /** Closes, and returns when the relay is gone too; it stays if a port is still published. */
  void end() throws IOException;
}
