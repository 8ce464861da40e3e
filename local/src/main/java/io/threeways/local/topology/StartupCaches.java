package io.threeways.local.topology;

import io.threeways.local.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ahead-of-time caches (JEP 514): classes loaded and linked once, so that the next start takes a
 * fraction of the time. The first run of an application records what it uses; the cache is made of
 * it in the background, by a process of its own with low priority.
 */
public final class StartupCaches {
  private static final Logger LOG = Logger.getLogger(StartupCaches.class);
  private static final int LIMIT_MINUTES = 5;

  private final Path folder;
  private final Path java;

  public StartupCaches(Path folder, Path java) {
    this.folder = folder;
    this.java = java;
    OwnerOnly.folder(folder);
  }

  /** Uses the cache, or records for it where there is none yet. */
  public List<String> flags(Deployable deployable, Installation installation) {
    if (Files.exists(cache(deployable, installation))) {
      return List.of("-XX:AOTCache=" + cache(deployable, installation));
    }
    return List.of(
        "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording(deployable, installation));
  }

  public boolean isMissing(Deployable deployable, Installation installation) {
    return !Files.exists(cache(deployable, installation));
  }

  /**
   * Ends the recording of a running process, which goes on, and makes the cache.
   *
   * @param pid of a process that was started with {@link #flags}
   */
  public void complete(long pid, Deployable deployable, Installation installation)
      throws IOException, InterruptedException {
    Path recording = recording(deployable, installation);
    if (!Files.exists(recording)) {
      run(List.of(program("jcmd"), String.valueOf(pid), "AOT.end_recording"));
    }
    Path draft = folder.resolve(installation.folder().getFileName() + ".new");
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19", program("java")));
    command.add("-XX:AOTMode=create");
    command.add("-XX:AOTConfiguration=" + recording);
    command.add("-XX:AOTCache=" + draft);
    command.addAll(deployable.jvmFlags());
    command.addAll(List.of("-jar", installation.jar().toString()));
    run(command);
    Files.move(draft, cache(deployable, installation), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(recording);
    LOG.infof("%s starts faster from the next time on", deployable.name());
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("last.log").toFile()))
            .start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(
            "no start-up cache came of %s; see %s"
                .formatted(String.join(" ", command), folder.resolve("last.log")));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private String program(String name) {
    return java.resolveSibling(name).toString();
  }

  private Path cache(Deployable deployable, Installation installation) {
    return file(deployable, installation, ".aot");
  }

  private Path recording(Deployable deployable, Installation installation) {
    return file(deployable, installation, ".recording");
  }

  /** A cache fits one build of the application, one set of flags and one Java. */
  private Path file(Deployable deployable, Installation installation, String ending) {
    int fit =
        Objects.hash(deployable.jvmFlags(), System.getProperty("java.vm.version"), java.toString());
    return folder.resolve(
        installation.folder().getFileName() + "-" + Integer.toHexString(fit) + ending);
  }
}
