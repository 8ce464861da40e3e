package io.threeways.agent.process;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.threeways.agent.host.HostProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one process, in one folder, so that any agent that comes later knows as much as
 * the one that started it. Each file appears whole or not at all.
 *
 * <pre>
 *   request.json  what was asked, the epoch, the marker     (agent)
 *   arguments     options of the sandbox                     (agent)
 *   filter        the system calls that it refuses           (agent)
 *   pid           of the wrapper                             (wrapper)
 *   started.json  who it is on the host, since when          (agent)
 *   ending.json   why it is being stopped                    (agent)
 *   output        stdout and stderr                          (wrapper)
 *   exit          the exit status                            (wrapper)
 *   gone.json     that it is lost or was refused, and why    (agent)
 * </pre>
 */
final class ProcessFolder {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path path;

  ProcessFolder(Path path) {
    this.path = path;
  }

  /** What was asked. */
  record Request(long epoch, String marker, ProcessSpec spec) {}

  /** What was started. */
  record Started(
      HostProcess host, Instant at, @Nullable Integer publishedPort, @Nullable String sandbox) {}

  /** An end without an exit status. */
  record Gone(boolean refused, String reason, Instant at) {}

  /**
   * @param code as a shell gives it
   */
  record Exit(int code, Instant at) {}

  /** Of a new process: what lies there is of one that could not be recovered. */
  static ProcessFolder create(Path path) throws IOException {
    ProcessFolder folder = new ProcessFolder(path);
    if (Files.exists(path)) {
      folder.remove();
    }
    Files.createDirectories(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return folder;
  }

  Path path() {
    return path;
  }

  Path output() {
    return path.resolve("output");
  }

  void write(Request request) throws IOException {
    write("request.json", request);
  }

  void write(Started started) throws IOException {
    write("started.json", started);
  }

  void write(ProcessState.Ending ending) throws IOException {
    write("ending.json", ending);
  }

  void write(Gone gone) throws IOException {
    write("gone.json", gone);
  }

  Optional<Request> request() throws IOException {
    return read("request.json", Request.class);
  }

  Optional<Started> started() throws IOException {
    return read("started.json", Started.class);
  }

  Optional<ProcessState.Ending> ending() throws IOException {
    return read("ending.json", ProcessState.Ending.class);
  }

  Optional<Gone> gone() throws IOException {
    return read("gone.json", Gone.class);
  }

  /** The wrapper's pid, if the wrapper came that far. */
  Optional<Long> pid() throws IOException {
    Path file = path.resolve("pid");
    return Files.exists(file)
        ? Optional.of(Files.readString(file).strip())
            .filter(text -> !text.isEmpty())
            .map(Long::valueOf)
        : Optional.empty();
  }

  /** The exit status, once the process has ended and its output is complete. */
  Optional<Exit> exit() throws IOException {
    Path file = path.resolve("exit");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Instant at = Files.getLastModifiedTime(file).toInstant();
    return Optional.of(new Exit(Integer.parseInt(Files.readString(file).strip()), at));
  }

  long outputBytes() {
    try {
      return Files.size(output());
    } catch (NoSuchFileException nothingYet) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the size of " + output(), e);
    }
  }

  void remove() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(path);
  }

  private void write(String name, Object content) throws IOException {
    Path part = path.resolve(name + ".part");
    Files.write(part, JSON.writeValueAsBytes(content));
    Files.move(
        part,
        path.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private <T> Optional<T> read(String name, Class<T> type) throws IOException {
    Path file = path.resolve(name);
    return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
  }
}
