package io.threeways.agent.sandbox;

import io.threeways.agent.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sandbox made by {@code bwrap}, version 0.8 or later.
 *
 * <p>As root, the mounts are made by root and the command then becomes the workspace's own user, so
 * that nothing that belongs to root or to another workspace opens even if a mount were wrong.
 * Otherwise a user namespace is made. Bubblewrap loads the filter of system calls last of all.
 */
public final class Bubblewrap implements Sandbox {
  /** Stands for any user inside a user namespace. */
  static final int INNER_UID = 1000;

  private final String program;
  private final SystemView view;
  private final Optional<SeccompFilter> filter = SeccompFilter.of(System.getProperty("os.arch"));

  public Bubblewrap(String program, SystemView view) {
    this.program = program;
    this.view = view;
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public boolean confines() {
    return true;
  }

  @Override
  public boolean filtersCalls() {
    return filter.isPresent();
  }

  /**
   * Options go through a file: an environment may hold secrets, a command line hides none.
   * Bubblewrap closes both files before the command runs.
   */
  @Override
  public List<String> enclose(Confinement confinement) {
    Path folder = confinement.folder();
    try {
      Files.writeString(
          folder.resolve("arguments"), String.join("\0", options(confinement)) + "\0");
      if (filter.isPresent()) {
        Files.write(folder.resolve("filter"), filter.get().program());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the options of bubblewrap to " + folder, e);
    }
    String opening =
        "exec \"$@\" 3<\"$0/arguments\"" + (filter.isPresent() ? " 4<\"$0/filter\"" : "");
    List<String> command =
        new ArrayList<>(List.of(Host.required("sh"), "-c", opening, folder.toString()));
    command.addAll(List.of(program, "--args", "3", "--"));
    command.addAll(Privileges.drop(confinement));
    command.addAll(confinement.command());
    return command;
  }

  private List<String> options(Confinement confinement) {
    List<String> options = new ArrayList<>(namespaces());
    if (!confinement.sharesNetwork()) {
      options.add("--unshare-net");
    }
    if (filter.isPresent()) {
      options.addAll(List.of("--seccomp", "4"));
    }
    confinement
        .environment()
        .forEach((name, value) -> options.addAll(List.of("--setenv", name, value)));
    options.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    for (SystemView.Link link : view.links()) {
      options.addAll(List.of("--symlink", link.destination(), link.target()));
    }
    // Made by itself, a folder above a mount would be closed to all but root.
    for (String folder : view.folders()) {
      options.addAll(List.of("--perms", "0755", "--dir", folder));
    }
    for (SystemView.Bind bind : view.binds()) {
      options.addAll(List.of("--ro-bind", bind.source().toString(), bind.target()));
    }
    String bytes = Long.toString(Privileges.memoryFolderBytes(confinement));
    for (String folder : List.of("/tmp", "/dev/shm")) {
      options.addAll(List.of("--perms", "1777", "--size", bytes, "--tmpfs", folder));
    }
    options.addAll(List.of("--bind", confinement.workspace().toString(), "/workspace"));
    Confinement.MachineTree tree = confinement.tree();
    if (tree != null) {
      String bind = tree.writable() ? "--bind" : "--ro-bind";
      options.addAll(List.of(bind, tree.folder().toString(), Confinement.TREE));
    }
    options.addAll(List.of("--chdir", "/workspace", "--remount-ro", "/dev", "--remount-ro", "/"));
    return options;
  }

  /**
   * The sandbox dies with its parent, which is the process's wrapper and not the agent: whatever
   * kills the wrapper leaves nothing behind that nobody watches.
   */
  private static List<String> namespaces() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--hostname",
                "sandbox",
                "--new-session",
                "--die-with-parent",
                "--clearenv",
                "--cap-drop",
                "ALL"));
    if (Host.isRoot()) {
      for (String capability : List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")) {
        options.addAll(List.of("--cap-add", capability));
      }
    } else {
      String uid = Integer.toString(INNER_UID);
      options.addAll(
          // In a namespace below, one could mount memory that nobody counts.
          List.of("--unshare-user", "--disable-userns", "--uid", uid, "--gid", uid));
    }
    return options;
  }
}
