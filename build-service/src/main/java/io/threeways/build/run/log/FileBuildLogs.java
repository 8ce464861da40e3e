package io.threeways.build.run.log;

import io.threeways.build.BuildSettings;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.BuildLog;
import io.threeways.build.run.BuildLogs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * One file a build, below the service's folder.
 *
 * <p>Readers of this process are woken by its writers; what another process writes is seen at the
 * next look.
 */
@ApplicationScoped
public class FileBuildLogs implements BuildLogs {
  /** How long a line of another process may go unseen. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Read at once: bounds the memory of a reader. */
  private static final int PAGE = 256 * 1024;

  private final Path folder;
  private final Growth growth = new Growth();

  @Inject
  FileBuildLogs(BuildSettings settings) {
    this(settings.folder());
  }

  /**
   * @param folder the service's
   */
  FileBuildLogs(Path folder) {
    this.folder = folder.resolve("logs");
  }

  @Override
  public BuildLog append(BuildId id) {
    return new FileBuildLog(fileOf(id), growth);
  }

  @Override
  public List<Line> read(BuildId id, long offset, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      long seen = growth.count();
      List<Line> lines = page(fileOf(id), offset);
      long left = deadline - System.nanoTime();
      if (!lines.isEmpty() || left <= 0) {
        return lines;
      }
      growth.awaitMoreThan(seen, Duration.ofNanos(Math.min(left, LOOK.toNanos())));
    }
  }

  private static List<Line> page(Path file, long offset) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (offset < 0 || offset >= channel.size()) {
        return List.of();
      }
      ByteBuffer page = ByteBuffer.allocate((int) Math.min(PAGE, channel.size() - offset));
      while (page.hasRemaining() && channel.read(page, offset + page.position()) >= 0) {
        // Until the page is full or the file ends.
      }
      return LogLines.parse(page.flip(), offset);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Path fileOf(BuildId id) {
    return folder.resolve(id.repository().text()).resolve(id.number() + ".log");
  }
}
