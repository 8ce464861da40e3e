package io.threeways.local.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An ahead-of-time cache (JEP 514): classes loaded and linked once, so that the next start takes a
 * fraction of the time. The first run of an application records what it uses; the cache is made of
 * it by a process of its own with low priority.
 *
 * @param cache the finished cache
 * @param recording what a run has recorded
 * @param flags equal at recording, making and use, or the cache is refused
 * @param jar what is started
 */
public record StartupCache(Path cache, Path recording, List<String> flags, Path jar) {
  private static final int LIMIT_MINUTES = 5;

  public StartupCache {
    flags = List.copyOf(flags);
  }

  /**
   * @param folder of all caches
   * @param installation the name of its folder changes with its content
   */
  static StartupCache of(Path folder, Installation installation, List<String> flags) {
    String fit = Integer.toHexString((flags + System.getProperty("java.vm.version")).hashCode());
    String name = installation.folder().getFileName() + "-" + fit;
    return new StartupCache(
        folder.resolve(name + ".aot"),
        folder.resolve(name + ".recording"),
        flags,
        installation.jar());
  }

  /** Uses the cache, or records for it where there is none yet. */
  List<String> options() {
    return isMade()
        ? List.of("-XX:AOTCache=" + cache)
        : List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording);
  }

  public boolean isMade() {
    return Files.exists(cache);
  }

  /**
   * Ends the recording of a running process, which stands still for a moment and goes on, and makes
   * the cache.
   *
   * @param pid of a process that was started with {@link #options}
   */
  public void make(long pid) throws IOException, InterruptedException {
    run(List.of(program("jcmd"), String.valueOf(pid), "AOT.end_recording"));
    Path draft = cache.resolveSibling(cache.getFileName() + ".new");
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19", program("java")));
    command.addAll(
        List.of(
            "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording, "-XX:AOTCache=" + draft));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    run(command);
    Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(recording);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = cache.resolveSibling("last.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
            .start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(
            "no start-up cache came of %s; see %s".formatted(String.join(" ", command), log));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
