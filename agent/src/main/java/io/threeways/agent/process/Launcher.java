package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import io.threeways.agent.sandbox.Confinement;
import io.threeways.agent.sandbox.Sandbox;
import io.threeways.agent.workspace.WorkspaceFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Starts processes that outlive the agent: each in a session of its own, below a small shell script
 * that keeps its output and records its exit status.
 */
final class Launcher {
  /** The unit of {@code ulimit -f}, by POSIX. */
  private static final int BLOCK_BYTES = 512;

  private final Sandbox sandbox;
  private final Path script;
  private final Path tools;
  private final WorkspaceFolders workspaces;

  Launcher(Sandbox sandbox, Path folder, Path tools, WorkspaceFolders workspaces)
      throws IOException {
    this.sandbox = sandbox;
    this.workspaces = workspaces;
    this.tools = tools;
    this.script = folder.resolve("run");
    try (var resource = Launcher.class.getResourceAsStream("/io/threeways/agent/run")) {
      if (resource == null) {
        throw new IllegalStateException("the agent's jar lacks the script io/threeways/agent/run");
      }
      Files.write(script, resource.readAllBytes());
    }
  }

  /**
   * @param handle to wait for its end
   */
  record Launched(HostProcess host, Process handle) {}

  /**
   * Starts it.
   *
   * @param uid the workspace's owner
   * @param ownPort the port of the host that it shall listen on itself, for lack of a sandbox
   * @param anchor whose user namespace to be made in
   * @param entry command that runs the rest inside a network that is shared; empty for its own
   */
  Launched launch(
      Ward ward,
      Path workspace,
      int uid,
      @Nullable Integer ownPort,
      OptionalLong anchor,
      List<String> entry)
      throws IOException {
    Path folder = ward.folder().path();
    List<String> command = new ArrayList<>(List.of(Host.required("setsid")));
    anchor.ifPresent(pid -> command.addAll(entering(pid)));
    command.addAll(entry);
    command.addAll(List.of(Host.required("sh"), script.toString(), folder.toString()));
    command.addAll(
        List.of(ward.marker(), Long.toString(ward.spec().limits().outputBytes() / BLOCK_BYTES)));
    command.addAll(sandbox.enclose(confinement(ward, workspace, uid, ownPort, !entry.isEmpty())));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Nothing of the agent's environment reaches foreign code, not even by way of the wrapper.
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    Process process = builder.start();
    long ticks = Host.startTicks(process.pid()).orElse(0L);
    return new Launched(
        new HostProcess(process.pid(), ticks, Host.bootId(), ward.marker()), process);
  }

  private Confinement confinement(
      Ward ward, Path workspace, int uid, @Nullable Integer ownPort, boolean sharesNetwork)
      throws IOException {
    ProcessSpec spec = ward.spec();
    return new Confinement(
        ward.folder().path(),
        workspace,
        tree(spec),
        uid,
        ward.marker(),
        spec.command(),
        environment(ward, ownPort),
        sharesNetwork,
        spec.limits().memoryMiB(),
        spec.limits().processes());
  }

  private Confinement.@Nullable MachineTree tree(ProcessSpec spec) throws IOException {
    ProcessSpec.MachineTree tree = spec.tree();
    if (tree == null) {
      return null;
    }
    Path folder =
        workspaces
            .find(tree.workspace())
            .orElseThrow(() -> new IOException("no workspace " + tree.workspace()));
    return new Confinement.MachineTree(folder, tree.writable());
  }

  private Map<String, String> environment(Ward ward, @Nullable Integer ownPort) {
    ProcessSpec spec = ward.spec();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", tools + "/jdk/bin:/usr/local/bin:/usr/bin:/bin");
    environment.put("JAVA_HOME", tools + "/jdk");
    environment.put("TOOLBOX", tools.toString());
    environment.put("HOME", "/tmp");
    environment.put("LANG", "C.UTF-8");
    if (spec.publish() != null) {
      int port = ownPort == null ? spec.publish().port() : ownPort;
      environment.put("PORT", Integer.toString(port));
    }
    environment.putAll(spec.environment());
    environment.put(Tree.MARKER_VARIABLE, ward.marker());
    return environment;
  }

  private static List<String> entering(long pid) {
    return List.of(
        Host.required("nsenter"),
        "--user=/proc/" + pid + "/ns/user",
        "--preserve-credentials",
        "--");
  }
}
