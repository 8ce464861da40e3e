package io.threeways.agent.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How much memory some processes hold: what is theirs alone, their part of what they share
 * (proportional set size, proc_pid_smaps(5)), and files that lie in memory, mapped or not.
 */
public final class MemoryUse {
  private static final Path PROC = Path.of("/proc");
  private static final long KIBIBYTE = 1024;
  private static final long BLOCK_BYTES = 512;
  private static final long STAT_SECONDS = 5;
  private static final int MOST_PATHS = 1000;

  private final Collection<ProcessTable.Entry> processes;
  private final Optional<Long> init;
  private final long residentBytes;

  /**
   * @param init the first process of their sandbox, which nobody inside has power over
   */
  public MemoryUse(Collection<ProcessTable.Entry> processes, Optional<Long> init) {
    this.processes = processes;
    this.init = init;
    // Shared pages are counted for each process here.
    this.residentBytes = processes.stream().mapToLong(ProcessTable.Entry::residentBytes).sum();
  }

  /**
   * Looks closely only where a glance cannot tell: a close look costs milliseconds.
   *
   * @return empty unless it is more than the limit
   */
  public Optional<Long> above(long limitBytes) {
    if (residentBytes + sharedOfTheHost() <= limitBytes) {
      return Optional.empty();
    }
    List<Path> files = filesWithoutName();
    long folders = init.map(MemoryUse::foldersInMemory).orElse(0L);
    if (residentBytes + folders + sizes(files) <= limitBytes) {
      return Optional.empty();
    }
    long inFiles = folders + blocks(files);
    long used = close(inFiles);
    if (used > limitBytes) {
      // The processes are read one after another: what some share seems more when others end
      // meanwhile and leave their part to the rest.
      used = Math.min(used, close(inFiles));
    }
    return used > limitBytes ? Optional.of(used) : Optional.empty();
  }

  /** What of the files is mapped is among the processes' own too: it counts once. */
  private long close(long inFiles) {
    long own = 0;
    long mapped = 0;
    for (ProcessTable.Entry process : processes) {
      Map<String, Long> rollup = numbers(PROC.resolve(process.pid() + "/smaps_rollup"));
      long files = rollup.getOrDefault("Pss_Shmem", 0L);
      mapped += files;
      own += Optional.ofNullable(rollup.get("Pss")).orElseGet(() -> most(process)) - files;
    }
    return own + Math.max(mapped, inFiles);
  }

  /** Of a process that does not let itself be looked at, the most that it can be; of none, none. */
  private static long most(ProcessTable.Entry process) {
    return ProcStat.of(process.pid()).map(ProcessTable.Entry::residentBytes).orElse(0L);
  }

  /** All memory-backed files of the host: no sandbox has more. */
  private static long sharedOfTheHost() {
    return numbers(PROC.resolve("meminfo")).getOrDefault("Shmem", Long.MAX_VALUE / 2);
  }

  /** Lines such as {@code Shmem: 12 kB}, in bytes; none when the process ended. */
  private static Map<String, Long> numbers(Path file) {
    Map<String, Long> numbers = new HashMap<>();
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      lines
          .filter(line -> line.endsWith(" kB"))
          .forEach(
              line -> {
                String[] words = line.split("\\s+");
                String name = words[0].substring(0, words[0].length() - 1);
                numbers.put(name, Long.parseLong(words[1]) * KIBIBYTE);
              });
      return numbers;
    } catch (IOException | UncheckedIOException ended) {
      return Map.of();
    }
  }

  private static long foldersInMemory(long init) {
    long used = 0;
    for (String folder : List.of("tmp", "dev/shm")) {
      Path inside = PROC.resolve(init + "/root").resolve(folder);
      if (isItsOwn(inside, Path.of("/", folder))) {
        File root = inside.toFile();
        used += root.getTotalSpace() - root.getFreeSpace();
      }
    }
    return used;
  }

  /** A sandbox that is still being set up sees the host's. */
  private static boolean isItsOwn(Path inside, Path onTheHost) {
    try {
      Object own = Files.getAttribute(inside, "unix:dev");
      return !Files.exists(onTheHost) || !own.equals(Files.getAttribute(onTheHost, "unix:dev"));
    } catch (IOException ended) {
      return false;
    }
  }

  /** Made by memfd_create(2); each once, however many hold it open. */
  private List<Path> filesWithoutName() {
    List<Path> files = new ArrayList<>();
    Set<Map<String, Object>> seen = new HashSet<>();
    for (ProcessTable.Entry process : processes) {
      Path descriptors = PROC.resolve(process.pid() + "/fd");
      try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
        for (Path file : open) {
          if (identity(file).filter(seen::add).isPresent()) {
            files.add(file);
          }
        }
      } catch (IOException | java.nio.file.DirectoryIteratorException ended) {
        continue;
      }
    }
    return files;
  }

  /** Which file in memory it is; empty when it is none, or was closed meanwhile. */
  private static Optional<Map<String, Object>> identity(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("/memfd:")
          ? Optional.of(Files.readAttributes(descriptor, "unix:dev,ino"))
          : Optional.empty();
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  private static long sizes(List<Path> files) {
    return files.stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** What of the files is really there: most of a large one may be a hole. Java cannot tell. */
  private static long blocks(List<Path> files) {
    if (files.isEmpty()) {
      return 0;
    }
    List<String> command = new ArrayList<>(List.of(Host.required("stat"), "-L", "-c", "%b"));
    files.stream().limit(MOST_PATHS).map(Path::toString).forEach(command::add);
    try {
      Process stat =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!stat.waitFor(STAT_SECONDS, TimeUnit.SECONDS)) {
        stat.destroyForcibly();
      }
      return said.lines().mapToLong(Long::parseLong).sum() * BLOCK_BYTES;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask how large files in memory are", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
