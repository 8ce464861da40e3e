package io.threeways.agent.host;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts of this Linux host. */
public final class Host {
  private static final List<String> USUAL_FOLDERS =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin");

  private Host() {}

  /** Changes with every boot. */
  public static String bootId() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the boot id", e);
    }
  }

  /** The user that the agent runs as. */
  public static int uid() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the agent's own uid", e);
    }
  }

  /** Whether the agent is the host's root. */
  public static boolean isRoot() {
    return uid() == 0;
  }

  /** How many files a process of the agent may have open at once; the JVM takes all it is given. */
  public static long mostOpenFiles() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getMaxFileDescriptorCount();
  }

  /** The absolute path of a program, from {@code PATH} and the usual folders. */
  public static Optional<Path> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Arrays.stream(path.split(":")), USUAL_FOLDERS.stream())
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** As {@link #program}, for what every Linux has. */
  public static String required(String name) {
    return program(name)
        .orElseThrow(() -> new IllegalStateException("this host has no program " + name))
        .toString();
  }

  /** The start time of a living process, or empty if it ended. */
  public static Optional<Long> startTicks(long pid) {
    return ProcStat.of(pid).map(ProcessTable.Entry::startTicks);
  }

  /** Whether this very process is alive. */
  public static boolean runs(HostProcess process) {
    return process.boot().equals(bootId())
        && startTicks(process.pid()).filter(ticks -> ticks == process.startTicks()).isPresent();
  }

  /** The command line of a process, empty if it ended. */
  public static List<String> commandLine(long pid) {
    return strings(pid, "cmdline");
  }

  /** The environment of a process, empty if it ended or is another user's. */
  public static List<String> environment(long pid) {
    return strings(pid, "environ");
  }

  private static List<String> strings(long pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
      return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException ended) {
      return List.of();
    }
  }

  /** The mount namespace of a process; empty if it ended. */
  public static Optional<String> mountNamespace(long pid) {
    try {
      return Optional.of(
          Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/mnt")).toString());
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  /**
   * The pids of a process, one for each nested pid namespace, the host's first; empty if it ended.
   */
  public static List<Long> namespacePids(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("NSpid:"))
          .flatMap(line -> Arrays.stream(line.substring("NSpid:".length()).strip().split("\\s+")))
          .map(Long::valueOf)
          .toList();
    } catch (IOException | UncheckedIOException ended) {
      return List.of();
    }
  }
}
