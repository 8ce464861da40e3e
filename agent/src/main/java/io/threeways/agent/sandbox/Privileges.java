package io.threeways.agent.sandbox;

import io.threeways.agent.host.Host;
import java.util.ArrayList;
import java.util.List;

/** What both sandboxes do last, inside: take away privileges and bound what can be opened. */
final class Privileges {
  private static final long MEBIBYTE = 1024L * 1024;

  /**
   * Of one process. Each socket may hold hundreds of kilobytes in buffers that are no process's
   * memory, so this bounds what a limit on memory does not see; builds and servers open hundreds.
   */
  private static final long OPEN_FILES = 4096;

  private Privileges() {}

  /**
   * The number is limited inside because Linux counts processes per user namespace and user:
   * outside it would count what the agent's user has open elsewhere.
   */
  static List<String> drop(Confinement confinement) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Host.required("prlimit"),
                "--nproc=" + confinement.processes(),
                // Only root could give more than the agent itself has.
                "--nofile=" + Math.min(OPEN_FILES, Host.mostOpenFiles()),
                "--core=0"));
    command.add(Host.required("setpriv"));
    if (Host.isRoot()) {
      command.add("--reuid=" + confinement.uid());
      command.add("--regid=" + confinement.uid());
      command.add("--clear-groups");
      command.add("--bounding-set=-all");
      command.add("--inh-caps=-all");
    }
    command.add("--no-new-privs");
    return command;
  }

  /** Files in memory are no process's memory, so they get a bound of their own. */
  static long memoryFolderBytes(Confinement confinement) {
    return Math.max(1, confinement.memoryMiB() / 2) * MEBIBYTE;
  }
}
