package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import io.threeways.agent.host.MemoryUse;
import io.threeways.agent.host.ProcessTable;
import io.threeways.agent.host.ProcessTable.Entry;
import java.util.List;
import java.util.Optional;

/** A process with everything that it started, as the host sees it. */
record Tree(HostProcess root, List<Member> members) {
  /** Stands in the environment of the command, not of the wrapper. */
  static final String MARKER_VARIABLE = "THREEWAYS_PROCESS";

  private static final int OWN_DEPTH = Host.namespacePids(ProcessHandle.current().pid()).size();

  static Tree of(HostProcess root, ProcessTable table) {
    return new Tree(root, table.descendants(root.pid()).stream().map(Member::of).toList());
  }

  MemoryUse memory() {
    return new MemoryUse(
        members.stream().map(Member::entry).toList(), inits().stream().findFirst());
  }

  /** Whether something inside has mounted for itself; the sandbox's own mounts are all one's. */
  boolean mountsForItself() {
    List<Long> inits = inits();
    Optional<String> common = inits.stream().findFirst().flatMap(Host::mountNamespace);
    return common.isPresent()
        && members.stream()
            .filter(member -> member.isNested() && !member.isInit())
            .map(member -> Host.mountNamespace(member.pid()))
            .anyMatch(own -> own.isPresent() && !own.equals(common));
  }

  int size() {
    return members.size();
  }

  /** The sandbox's first process: with it every other one in there ends. */
  List<Long> inits() {
    return members.stream().filter(Member::isInit).map(Member::pid).toList();
  }

  /** Asks all that run inside to end. */
  void terminate(ProcessTable table) {
    List<Long> inits = inits();
    List<Long> asked =
        inits.isEmpty()
            ? marked(table)
            : members.stream()
                .filter(member -> member.isNested() && !member.isInit())
                .map(Member::pid)
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
                .filter(member -> inits.contains(member.entry().parent()))
                .map(Member::pid)
                .toList();
    ended.forEach(Tree::kill);
  }

  /** Ends the wrapper, and with it all that runs inside: nobody is left to tell how it ended. */
  void abandon() {
    kill(root.pid());
  }

  /**
   * Ends everything that carries the marker, with all below it: the wrapper or what it left. A
   * sandbox dies with the wrapper only once it is set up, and without one only the environment
   * tells what belongs to it.
   */
  static void killRemains(String marker) {
    ProcessTable table = ProcessTable.read();
    List<Long> marked =
        table.all().stream().map(Entry::pid).filter(pid -> isMarked(pid, marker)).toList();
    marked.stream()
        .flatMap(pid -> table.descendants(pid).stream().map(Entry::pid))
        .forEach(Tree::kill);
    marked.forEach(Tree::kill);
  }

  /** Whether it is ours: a pid alone proves nothing. */
  static boolean isMarked(long pid, String marker) {
    return Host.commandLine(pid).contains(marker)
        || Host.environment(pid).contains(variable(marker));
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Without a sandbox a child can leave the tree, but not easily the environment. */
  private List<Long> marked(ProcessTable table) {
    String variable = variable(root.marker());
    return table.all().stream()
        .map(Entry::pid)
        .filter(pid -> Host.environment(pid).contains(variable))
        .toList();
  }

  private static String variable(String marker) {
    return MARKER_VARIABLE + "=" + marker;
  }

  /**
   * @param pids one for each nested pid namespace, asked once: between two questions it may have
   *     ended, and every question reads a file
   */
  record Member(Entry entry, List<Long> pids) {
    static Member of(Entry entry) {
      return new Member(entry, Host.namespacePids(entry.pid()));
    }

    long pid() {
      return entry.pid();
    }

    boolean isNested() {
      return pids.size() > OWN_DEPTH;
    }

    boolean isInit() {
      return isNested() && pids.getLast() == 1;
    }
  }
}
