package io.threeways.agent.sandbox;

import java.util.List;

/**
 * Encloses a command: own view of the files (the workspace, a toolbox, the system's programs; all
 * but the first read-only), own processes, own network with nothing but a loopback, own {@code
 * /tmp}, no inherited environment, no privileges.
 */
public interface Sandbox {
  /** {@code bubblewrap}, {@code namespaces} or {@code none}. */
  String name();

  /** Whether foreign code is kept in. */
  boolean confines();

  /** Whether system calls that lead around it are refused inside. */
  boolean filtersCalls();

  /**
   * Prepares the enclosure.
   *
   * @return the command that sets it up and runs the confined command inside
   */
  List<String> enclose(Confinement confinement);
}
