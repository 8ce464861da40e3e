package io.threeways.cli.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What this host has for us. */
public final class HostReport {
  private static final long COMFORTABLE_MEMORY_MIB = 4096;
  private static final long COMFORTABLE_DISK_MIB = 4096;
  private static final int COMFORTABLE_PROCESSORS = 2;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final HostFolders folders;

  public HostReport(HostFolders folders) {
    this.folders = folders;
  }

  /**
   * @param state {@code ok}, {@code degraded} or {@code missing}
   * @param consequence what works less well and what to do; empty when nothing does
   */
  public record Finding(String what, String state, String found, String consequence) {}

  /** Looks anew. */
  public List<Finding> look() throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(ok("java", System.getProperty("java.runtime.version")));
    findings.add(git());
    findings.add(sandbox());
    findings.add(limits());
    findings.add(processors());
    findings.add(memory());
    findings.add(disk());
    findings.add(
        ok("system", System.getProperty("os.name") + " " + System.getProperty("os.version")));
    return findings;
  }

  private static Finding git() throws IOException, InterruptedException {
    Answer answer = ask("git", "--version");
    return answer.worked()
        ? ok("git", answer.firstLine())
        : new Finding("git", "missing", answer.firstLine(), "nothing can be pushed; install Git");
  }

  private static Finding sandbox() throws IOException, InterruptedException {
    if (ask("bwrap", "--ro-bind", "/", "/", "--unshare-all", "true").worked()) {
      return ok("sandbox", "bubblewrap");
    }
    if (ask("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "true")
        .worked()) {
      return ok("sandbox", "namespaces");
    }
    return new Finding(
        "sandbox",
        "degraded",
        "none",
        "builds and servers are refused unless started with --unsafe-builds;"
            + " install bubblewrap, or allow user namespaces");
  }

  /** The same on every host: the agent makes no control groups. */
  private static Finding limits() {
    return new Finding(
        "limits",
        "degraded",
        "memory is watched, not reserved",
        "what runs in a sandbox can exceed its memory between two looks of the agent, four a"
            + " second; then it is ended");
  }

  private static Finding processors() {
    int processors = Runtime.getRuntime().availableProcessors();
    return processors >= COMFORTABLE_PROCESSORS
        ? ok("processors", String.valueOf(processors))
        : new Finding(
            "processors",
            "degraded",
            String.valueOf(processors),
            "a rollout's verdict takes longer: fewer requests are served in the same time");
  }

  private static Finding memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize() >> 20;
    return total >= COMFORTABLE_MEMORY_MIB
        ? ok("memory", total + " MiB")
        : new Finding(
            "memory",
            "degraded",
            total + " MiB",
            "the platform takes up to 1.2 GiB, each server of an application its own besides");
  }

  private Finding disk() throws IOException {
    Path existing = folders.home();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    long free = Files.getFileStore(existing).getUsableSpace() >> 20;
    return free >= COMFORTABLE_DISK_MIB
        ? ok("disk", free + " MiB free at " + folders.home())
        : new Finding(
            "disk",
            "degraded",
            free + " MiB free at " + folders.home(),
            "logs, events and artifacts grow there; set THREEWAYS_HOME to a larger place");
  }

  private static Finding ok(String what, String found) {
    return new Finding(what, "ok", found, "");
  }

  private record Answer(boolean worked, String firstLine) {}

  private static Answer ask(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (BufferedReader output = process.inputReader()) {
        // What these say fits into a pipe: it is read once they have ended.
        if (!process.waitFor(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          return new Answer(false, "no answer within %d s".formatted(ANSWER_LIMIT.toSeconds()));
        }
        return new Answer(process.exitValue() == 0, output.lines().findFirst().orElse(""));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException absent) {
      return new Answer(false, String.valueOf(absent.getMessage()));
    }
  }
}
