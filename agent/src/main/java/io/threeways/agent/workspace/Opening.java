package io.threeways.agent.workspace;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens files that foreign code may exchange for something else at any moment. A named pipe that
 * nobody writes to never opens, and a virtual thread that waited for it would keep its carrier, of
 * which there are as many as processors: so a thread of its own waits, and is left behind.
 */
final class Opening implements AutoCloseable {
  private final Duration limit;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("opening").factory());

  Opening(Duration limit) {
    this.limit = limit;
  }

  /** For reading, never through a link. */
  SeekableByteChannel open(SecureDirectoryStream<Path> folder, Path name) throws IOException {
    Future<SeekableByteChannel> opened =
        thread.submit(
            () ->
                folder.newByteChannel(
                    name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    try {
      return opened.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("a file did not open within " + limit, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a file was opened", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
