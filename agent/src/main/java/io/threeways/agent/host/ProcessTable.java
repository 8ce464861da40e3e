package io.threeways.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at every process of the host: who its parent is, when it began, what it uses. */
public final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<Long, List<Entry>> children = new HashMap<>();

  private ProcessTable() {}

  /**
   * @param residentBytes memory in use, shared pages included
   */
  public record Entry(long pid, long parent, long startTicks, long residentBytes) {}

  /** Reads the table; processes that end meanwhile are left out. */
  public static ProcessTable read() {
    ProcessTable table = new ProcessTable();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        ProcStat.of(Long.parseLong(folder.getFileName().toString())).ifPresent(table::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list /proc", e);
    }
    return table;
  }

  private void add(Entry entry) {
    entries.put(entry.pid(), entry);
    children.computeIfAbsent(entry.parent(), parent -> new ArrayList<>()).add(entry);
  }

  /** The living process with this pid; a zombie does not live. */
  public Optional<Entry> entry(long pid) {
    return Optional.ofNullable(entries.get(pid));
  }

  /** Everything below a process, itself not included. */
  public List<Entry> descendants(long pid) {
    List<Entry> found = new ArrayList<>();
    Deque<Long> open = new ArrayDeque<>();
    open.add(pid);
    while (!open.isEmpty()) {
      for (Entry child : children.getOrDefault(open.remove(), List.of())) {
        found.add(child);
        open.add(child.pid());
      }
    }
    return found;
  }

  /** Every living process. */
  public List<Entry> all() {
    return List.copyOf(entries.values());
  }
}
