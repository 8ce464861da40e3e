package io.threeways.agent.sandbox;

import io.threeways.agent.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same enclosure made of util-linux alone ({@code unshare}, {@code mount}, {@code pivot_root}),
 * for hosts without bubblewrap. A shell script, generated for each process, sets it up from inside
 * the new namespaces and stays as their first process, to reap what is orphaned.
 */
public final class Namespaces implements Sandbox {
  private static final List<String> DIES_WITH_PARENT =
      List.of(Host.required("setpriv"), "--pdeathsig", "KILL");

  /**
   * The shell's first child is the first process of the new pid namespace. {@code unshare --fork}
   * would do the same, but some versions leave TERM blocked inside and lose the exit status.
   */
  private static final String FIRST_PROCESS =
      String.join(" ", DIES_WITH_PARENT) + " sh -e \"$0\"; exit \"$?\"";

  /** Segments of System V are counted in pages. */
  private static final int SMALLEST_PAGE_BYTES = 4096;

  private final String unshare;
  private final SystemView view;

  public Namespaces(String unshare, SystemView view) {
    this.unshare = unshare;
    this.view = view;
  }

  @Override
  public String name() {
    return "namespaces";
  }

  @Override
  public boolean confines() {
    return true;
  }

  /** Only recent versions of {@code setpriv} load one. */
  @Override
  public boolean filtersCalls() {
    return false;
  }

  @Override
  public List<String> enclose(Confinement confinement) {
    Path setup = confinement.folder().resolve("setup");
    try {
      Path root = Files.createDirectories(confinement.folder().resolve("root"));
      Files.writeString(setup, script(confinement, root));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + setup, e);
    }
    List<String> command =
        new ArrayList<>(List.of(unshare, "--mount", "--pid", "--ipc", "--uts", "--cgroup"));
    if (!confinement.sharesNetwork()) {
      command.add("--net");
    }
    if (!Host.isRoot()) {
      command.addAll(List.of("--user", "--map-root-user"));
    }
    command.addAll(DIES_WITH_PARENT);
    command.addAll(List.of("sh", "-c", FIRST_PROCESS, setup.toString()));
    return command;
  }

  private String script(Confinement confinement, Path root) {
    StringBuilder script = new StringBuilder("root=" + quoted(root.toString()) + "\n");
    script.append("mount -t tmpfs -o mode=755,size=1m none \"$root\"\ncd \"$root\"\n");
    script.append("mkdir -p proc dev tmp workspace etc old\n");
    for (SystemView.Link link : view.links()) {
      script.append("ln -s %s .%s\n".formatted(quoted(link.destination()), quoted(link.target())));
    }
    view.binds().forEach(bind -> bind(script, bind));
    script.append(
        "mount --bind %s workspace\nmount -o remount,bind,nosuid,nodev workspace\n"
            .formatted(quoted(confinement.workspace().toString())));
    tree(script, confinement);
    devices(script, Privileges.memoryFolderBytes(confinement));
    script.append("mount -t proc -o nosuid,nodev,noexec proc proc\n");
    if (!Host.isRoot()) {
      // In a namespace below, one could mount memory that nobody counts.
      script.append("echo 0 >proc/sys/user/max_user_namespaces\n");
    }
    long pages = Privileges.memoryFolderBytes(confinement) / SMALLEST_PAGE_BYTES;
    script.append("echo %d >proc/sys/kernel/shmall\n".formatted(pages));
    // What in /proc belongs to the host's root stays unwritable, whoever we are inside.
    for (String path : List.of("sys", "sysrq-trigger", "irq", "bus")) {
      script.append(
          "if [ -e proc/%1$s ]; then mount --bind proc/%1$s proc/%1$s; mount -o remount,bind,ro,nosuid,nodev,noexec proc/%1$s; fi\n"
              .formatted(path));
    }
    script.append(confinement.sharesNetwork() ? "" : "ip link set lo up\n");
    script.append("hostname sandbox\n");
    script.append("pivot_root . old\nexec 2>&1\numount -l /old\nrmdir /old\n");
    script.append("mount -o remount,bind,ro /dev\nmount -o remount,bind,ro /\ncd /workspace\n");
    command(script, confinement);
    return script.toString();
  }

  private static void tree(StringBuilder script, Confinement confinement) {
    Confinement.MachineTree tree = confinement.tree();
    if (tree != null) {
      script.append(
          "mkdir -p .%1$s\nmount --bind %2$s .%1$s\nmount -o remount,bind,%3$snosuid,nodev .%1$s\n"
              .formatted(
                  Confinement.TREE,
                  quoted(tree.folder().toString()),
                  tree.writable() ? "" : "ro,"));
    }
  }

  private static void bind(StringBuilder script, SystemView.Bind bind) {
    String target = quoted("." + bind.target());
    String source = quoted(bind.source().toString());
    String place =
        Files.isDirectory(bind.source())
            ? "mkdir -p %s".formatted(target)
            : "mkdir -p \"$(dirname %1$s)\"; : >%1$s".formatted(target);
    script.append(
        "%1$s\nmount --bind %2$s %3$s\nmount -o remount,bind,ro,nosuid,nodev %3$s\n"
            .formatted(place, source, target));
  }

  private static void devices(StringBuilder script, long bytes) {
    script.append("mount -t tmpfs -o mode=755,size=64k none dev\n");
    for (String device : List.of("null", "zero", "full", "random", "urandom")) {
      script.append(": >dev/%1$s\nmount --bind /dev/%1$s dev/%1$s\n".formatted(device));
    }
    script.append("ln -s /proc/self/fd dev/fd\nmkdir dev/shm\n");
    for (String folder : List.of("dev/shm", "tmp")) {
      script.append(
          "mount -t tmpfs -o mode=1777,nosuid,nodev,size=%d none %s\n".formatted(bytes, folder));
    }
  }

  /** The shell stays: a first process that reaps, and that no signal of the inside can end. */
  private static void command(StringBuilder script, Confinement confinement) {
    script.append("set +e\nenv -i");
    confinement
        .environment()
        .forEach((name, value) -> script.append(' ').append(quoted(name + "=" + value)));
    List<String> command = new ArrayList<>(Privileges.drop(confinement));
    if (!Host.isRoot()) {
      command.addAll(List.of("--bounding-set=-all", "--inh-caps=-all"));
    }
    command.addAll(confinement.command());
    command.forEach(word -> script.append(' ').append(quoted(word)));
    script.append("\nexit \"$?\"\n");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
