package io.threeways.cli.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes that outlived {@code local} when it was killed. */
final class Leftovers {
  /** As local gives them. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final HostFolders folders;

  Leftovers(HostFolders folders) {
    this.folders = folders;
  }

  /**
   * Asks all of them to end, and ends by force who has not after a grace.
   *
   * @return whether there was any
   */
  boolean end() {
    List<ProcessHandle> alive = Stream.concat(services(), postgres().stream()).toList();
    alive.forEach(ProcessHandle::destroy);
    alive.forEach(Leftovers::awaitEnd);
    return !alive.isEmpty();
  }

  private static void awaitEnd(ProcessHandle process) {
    var _ =
        process
            .onExit()
            .completeOnTimeout(process, GRACE.toSeconds(), TimeUnit.SECONDS)
            .thenAccept(ProcessHandle::destroyForcibly)
            .thenCompose(_ -> process.onExit())
            .join();
  }

  private Stream<ProcessHandle> services() {
    Path records = folders.home().resolve("processes");
    if (!Files.isDirectory(records)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(records)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(Leftovers::process)
          .flatMap(Optional::stream)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + records, e);
    }
  }

  /** A process id alone proves nothing: the marker on the command line does. */
  private static Optional<ProcessHandle> process(Path file) {
    try {
      JsonNode entry = new ObjectMapper().readTree(file.toFile());
      return ProcessHandle.of(entry.path("pid").asLong())
          .filter(
              process ->
                  process
                      .info()
                      .commandLine()
                      .filter(line -> line.contains(entry.path("marker").asText()))
                      .isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Optional<ProcessHandle> postgres() {
    Path pidFile = folders.home().resolve("data/postgres/cluster/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
          .filter(
              process ->
                  process
                      .info()
                      .commandLine()
                      .filter(line -> line.contains(folders.home().toString()))
                      .isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + pidFile, e);
    }
  }
}
