package io.threeways.build.repository.git;

import io.threeways.build.repository.config.RepositorySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Repository;

/**
 * The part of the heap in which objects of Git are put together. A few kilobytes of differences can
 * describe gigabytes, so whoever puts objects together says first how much it takes, waits until
 * there is room, and is refused when there never will be.
 */
@ApplicationScoped
public class GitMemory {
  private static final int UNIT_BYTES = 1024;

  /** What is smaller is not counted: it is no more than any request takes. */
  private static final long FREE_BYTES = 256L * 1024;

  private final Semaphore units;
  private final long mostBytes;
  private final Duration patience;

  GitMemory(RepositorySettings limits) {
    this.mostBytes = limits.gitMemory().asLongValue();
    this.patience = limits.gitPatience();
    this.units = new Semaphore(units(mostBytes), true);
  }

  Share share() {
    return new Share();
  }

  /** As much as the heaviest object of a repository that is going to be read. */
  Share shareFor(Repository repository) throws IOException {
    Share share = share();
    share.growTo(new HeaviestObject(repository).bytes());
    return share;
  }

  static boolean isSmall(long bytes) {
    return bytes <= FREE_BYTES;
  }

  private static int units(long bytes) {
    return Math.toIntExact((bytes + UNIT_BYTES - 1) / UNIT_BYTES);
  }

  /** What one conversation holds; give it back by closing it. Of one thread. */
  final class Share implements AutoCloseable {
    private int held;

    private Share() {}

    /**
     * Waits until that much is held.
     *
     * @throws RefusedPack with words for the pusher, when it is too much, now or ever
     */
    void growTo(long bytes) throws IOException {
      if (isSmall(bytes)) {
        return;
      }
      if (bytes > mostBytes) {
        throw new RefusedPack(
            "taking the objects apart needs "
                + mebibytes(bytes)
                + " MiB of memory, at most "
                + mebibytes(mostBytes)
                + " are given (threeways.build.repository.git-memory)");
      }
      int more = units(bytes) - held;
      if (more > 0) {
        acquire(more);
        held += more;
      }
    }

    private void acquire(int more) throws IOException {
      try {
        if (!units.tryAcquire(more, patience.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new RefusedPack("others are taking large objects apart; try again in a moment");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for memory", e);
      }
    }

    @Override
    public void close() {
      units.release(held);
      held = 0;
    }
  }

  private static long mebibytes(long bytes) {
    long mebibyte = 1024L * 1024;
    return (bytes + mebibyte - 1) / mebibyte;
  }
}
