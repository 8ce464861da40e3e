package io.threeways.agent.sandbox;

import io.threeways.agent.host.Host;
import io.threeways.agent.sandbox.SandboxChoice.Trial;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Finds the sandbox of this host by running a command in each kind: whether one may make namespaces
 * depends on the kernel's settings, on the container around us and on security modules, and nothing
 * but an attempt tells.
 */
public final class SandboxTrials {
  private static final Logger LOG = System.getLogger(SandboxTrials.class.getName());
  private static final long LIMIT_SECONDS = 10;
  private static final int SHOWN_CHARACTERS = 300;
  private static final int TRIAL_UID = 199_999;

  /** Succeeds where the inside is as promised. */
  private static final String PROOF =
      "test -w /workspace && test ! -e \"$0\" && test ! -e /root/.ssh && test -x"
          + " /toolbox/jdk/bin/java && test -d /proc/1 && test ! -w /usr && test -w /tmp && echo"
          + " inside";

  private final Path folder;
  private final SystemView view;

  /**
   * @param folder of the agent, for what the trials need
   * @param view what is visible inside
   */
  public SandboxTrials(Path folder, SystemView view) {
    this.folder = folder;
    this.view = view;
  }

  /**
   * Tries what is admitted.
   *
   * @param admitted {@code auto}, or the name of one kind
   */
  public SandboxChoice choose(String admitted) throws IOException, InterruptedException {
    List<Trial> trials = new ArrayList<>();
    for (Kind kind : kinds()) {
      if (admitted.equals("auto") || admitted.equals(kind.name())) {
        Optional<Sandbox> sandbox = kind.sandbox();
        Trial trial =
            sandbox.isPresent()
                ? attempt(sandbox.get())
                : new Trial(kind.name(), false, "no program " + kind.program() + " on this host");
        trials.add(trial);
        if (trial.works()) {
          LOG.log(
              sandbox.orElseThrow().filtersCalls() ? Level.INFO : Level.WARNING,
              "sandbox {0} {1}",
              trial.sandbox(),
              trial.detail());
          return new SandboxChoice(sandbox.orElseThrow(), trials);
        }
      }
    }
    return new SandboxChoice(new Unconfined(), trials);
  }

  private List<Kind> kinds() {
    return List.of(
        new Kind("bubblewrap", "bwrap", program -> new Bubblewrap(program, view)),
        new Kind("namespaces", "unshare", program -> new Namespaces(program, view)));
  }

  private record Kind(String name, String program, Function<String, Sandbox> maker) {
    Optional<Sandbox> sandbox() {
      return Host.program(program).map(path -> maker.apply(path.toString()));
    }
  }

  private Trial attempt(Sandbox sandbox) throws IOException, InterruptedException {
    Path own = folder.resolve("trial");
    Path workspace = Files.createDirectories(own.resolve("workspace"));
    if (Host.isRoot()) {
      Files.setAttribute(workspace, "unix:uid", TRIAL_UID, LinkOption.NOFOLLOW_LINKS);
    }
    List<String> command =
        sandbox.enclose(
            new Confinement(
                own,
                workspace,
                null,
                TRIAL_UID,
                "trial",
                List.of("sh", "-c", PROOF, folder.toString()),
                Map.of("PATH", "/usr/bin:/bin"),
                false,
                64,
                64));
    return run(sandbox, command, own.resolve("output"));
  }

  private static Trial run(Sandbox sandbox, List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Trial(
          sandbox.name(), false, "did not answer within " + LIMIT_SECONDS + " seconds");
    }
    String said = Files.readString(output).strip();
    boolean works = process.exitValue() == 0 && said.endsWith("inside");
    String shown = said.length() > SHOWN_CHARACTERS ? said.substring(0, SHOWN_CHARACTERS) : said;
    String failed = "exit status " + process.exitValue() + ": " + shown;
    return new Trial(sandbox.name(), works, works ? success(sandbox) : failed);
  }

  private static String success(Sandbox sandbox) {
    return sandbox.filtersCalls() ? "works" : "works, without a filter of system calls";
  }
}
