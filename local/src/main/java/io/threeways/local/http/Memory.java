package io.threeways.local.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proportional set size, as Linux tells it. */
final class Memory {
  private Memory() {}

  /** Of one process, in KiB; null when it is gone or the system does not tell. */
  static @Nullable Long pssKiB(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(null);
    } catch (IOException notTold) {
      return null;
    }
  }

  /** Of a process and all that it started. */
  static @Nullable Long pssKiBWithChildren(long pid) {
    return sum(
        Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid))
            .map(Memory::pssKiB));
  }

  /** Null when nothing is known. */
  static @Nullable Long sum(Stream<@Nullable Long> values) {
    return values.filter(Objects::nonNull).reduce(Long::sum).orElse(null);
  }
}
