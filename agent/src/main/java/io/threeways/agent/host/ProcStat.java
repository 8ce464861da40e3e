package io.threeways.agent.host;

import io.threeways.agent.host.ProcessTable.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code /proc/<pid>/stat}, see proc_pid_stat(5). */
final class ProcStat {
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int START_TICKS = 19;
  private static final int RESIDENT_PAGES = 21;
  private static final long PAGE_BYTES = pageBytes();

  private ProcStat() {}

  /** The process, unless it ended or is a zombie. */
  static Optional<Entry> of(long pid) {
    String stat;
    try {
      stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    } catch (IOException ended) {
      return Optional.empty();
    }
    // The name in parentheses may hold anything, so count from the last one.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            pid,
            Long.parseLong(fields[PARENT]),
            Long.parseLong(fields[START_TICKS]),
            Long.parseLong(fields[RESIDENT_PAGES]) * PAGE_BYTES));
  }

  private static long pageBytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/smaps"))) {
      return lines
          .filter(line -> line.startsWith("KernelPageSize:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(4096);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page size from /proc/self/smaps", e);
    }
  }
}
