package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import io.threeways.agent.host.ProcessTable;
import io.threeways.agent.host.ProcessTable.Entry;
import java.util.List;

/** A process with everything that it started, as the host sees it. */
record Tree(HostProcess root, List<Entry> members) {
  /** Stands in the environment of the command, not of the wrapper. */
  static final String MARKER_VARIABLE = "THREEWAYS_PROCESS";

  private static final int OWN_DEPTH = Host.namespacePids(ProcessHandle.current().pid()).size();

  static Tree of(HostProcess root, ProcessTable table) {
    return new Tree(root, table.descendants(root.pid()));
  }

  long residentBytes() {
    return members.stream().mapToLong(Entry::residentBytes).sum();
  }

  int size() {
    return members.size();
  }

  /** The sandbox's first process: with it every other one in there ends. */
  List<Long> inits() {
    return members.stream()
        .map(Entry::pid)
        .filter(pid -> isNested(pid) && Host.namespacePids(pid).getLast() == 1)
        .toList();
  }

  /** Asks all that run inside to end. */
  void terminate(ProcessTable table) {
    List<Long> inits = inits();
    List<Long> asked =
        inits.isEmpty()
            ? marked(table)
            : members.stream()
                .map(Entry::pid)
                .filter(pid -> isNested(pid) && !inits.contains(pid))
                .toList();
    asked.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
  }

  /**
   * Ends all that run inside: with the command its sandbox's first process ends, and with that
   * everything else in there. That one is spared, and the wrapper, to tell how the command ended.
   */
  void kill(ProcessTable table) {
    List<Long> inits = inits();
    List<Long> ended =
        inits.isEmpty()
            ? marked(table)
            : members.stream()
                .filter(member -> inits.contains(member.parent()))
                .map(Entry::pid)
                .toList();
    ended.forEach(Tree::kill);
  }

  /** Ends the wrapper, and with it all that runs inside: nobody is left to tell how it ended. */
  void abandon() {
    kill(root.pid());
  }

  /** Ends what is left of a process whose wrapper was killed: the sandbox dies with the rest. */
  static void killRemains(String marker) {
    ProcessTable.read().all().stream()
        .map(Entry::pid)
        .filter(pid -> Host.commandLine(pid).contains(marker))
        .forEach(Tree::kill);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Without a sandbox a child can leave the tree, but not easily the environment. */
  private List<Long> marked(ProcessTable table) {
    String variable = MARKER_VARIABLE + "=" + root.marker();
    return table.all().stream()
        .map(Entry::pid)
        .filter(pid -> Host.environment(pid).contains(variable))
        .toList();
  }

  private static boolean isNested(long pid) {
    return Host.namespacePids(pid).size() > OWN_DEPTH;
  }
}
