package io.threeways.local.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A start-up cache (JEP 483): classes loaded and linked once, so that the next start takes a
 * fraction of the time. A start without it lists the classes that it loads, which costs nothing;
 * the cache is made of that list by a process of its own, while the application runs.
 *
 * <p>When an application ends, its Java adds to the list what it resolved of each class. A list
 * that is newer than its cache is therefore better, and worth another one.
 *
 * @param place the folder of all caches and the beginning of this one's file names
 * @param flags equal at making and at use, or the cache is refused
 * @param jar what is started
 */
public record StartupCache(Path place, List<String> flags, Path jar) {
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
    return new StartupCache(folder.resolve(name), flags, installation.jar());
  }

  /** Of the command line: beside its jar, where its launcher looks. */
  public static StartupCache ofCommand(Path root, List<String> flags) {
    Path place = root.resolve("cli/target/cli");
    return new StartupCache(place, flags, place.resolveSibling("cli.jar"));
  }

  /** Uses the cache, or lists classes for it where there is none yet. */
  List<String> options() {
    return Files.exists(cache())
        ? List.of("-XX:SharedArchiveFile=" + cache())
        : List.of("-XX:DumpLoadedClassList=" + classes());
  }

  /** Whether there is a list that the cache does not know. */
  public boolean isWanting() throws IOException {
    return Files.exists(classes())
        && (!Files.exists(cache())
            || Files.getLastModifiedTime(classes()).compareTo(Files.getLastModifiedTime(cache()))
                > 0);
  }

  /** Makes the cache of what is listed until now, at low priority. */
  public void make() throws IOException, InterruptedException {
    Path list = file("listed");
    Files.write(list, wholeLines(Files.readAllBytes(classes())));
    Path draft = file("jsa.new");
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19", java(), "-Xshare:dump"));
    command.addAll(
        List.of(
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + draft,
            "-XX:+AOTClassLinking"));
    command.addAll(flags);
    command.addAll(List.of("-cp", jar.toString()));
    run(command);
    Files.move(draft, cache(), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(list);
  }

  /** Forgets the list that nothing can be made of: the next start begins anew. */
  public void discardClasses() throws IOException {
    Files.deleteIfExists(classes());
  }

  /** The last line of a process that still runs may not be written to its end. */
  private static byte[] wholeLines(byte[] text) {
    String characters = new String(text, StandardCharsets.ISO_8859_1);
    return Arrays.copyOf(text, characters.lastIndexOf('\n') + 1);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = file("log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
            .start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("%s failed; see %s".formatted(String.join(" ", command), log));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private Path cache() {
    return file("jsa");
  }

  private Path classes() {
    return file("classes");
  }

  private Path file(String ending) {
    return place.resolveSibling(place.getFileName() + "." + ending);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
