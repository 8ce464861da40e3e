package io.threeways.build.pullrequest;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing over and over: when it is woken, and every so often because nobody may wake it.
 */
public final class Rounds {
  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  private final String name;
  private final Duration poll;
  private final Semaphore calls = new Semaphore(0);
  private volatile @Nullable Thread walker;

  public Rounds(String name, Duration poll) {
    this.name = name;
    this.poll = poll;
  }

  public void open(Runnable round) {
    Thread opened = Thread.ofVirtual().name(name).unstarted(() -> walk(round));
    walker = opened;
    opened.start();
  }

  /** Waits until the round that is under way has ended. */
  public void close(Duration patience) {
    Thread closed = walker;
    walker = null;
    wake();
    try {
      if (closed != null && !closed.join(patience)) {
        LOG.log(
            System.Logger.Level.WARNING, "a round of {0} takes longer than {1}", name, patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void wake() {
    calls.release();
  }

  private void walk(Runnable round) {
    try {
      while (walker == Thread.currentThread()) {
        try {
          round.run();
        } catch (RuntimeException e) {
          // The database is away: the next round finds everything as it was.
          LOG.log(System.Logger.Level.WARNING, "a round of " + name + " failed, trying again", e);
        }
        if (calls.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS)) {
          calls.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
