package io.threeways.deploy.toggle;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the toggles of this process up to date: it asks the database for the revision, again and
 * again. While the database is away they stay as they were.
 */
public final class FollowToggles implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FollowToggles.class.getName());

  private final LiveToggles live;
  private final Duration interval;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("toggles").factory());
  private boolean away;

  /**
   * @param interval between two questions
   */
  public FollowToggles(LiveToggles live, Duration interval) {
    this.live = live;
    this.interval = interval;
  }

  /** What this host kept is there when it returns; the database may be away. */
  public void start() {
    try {
      live.recall();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The kept toggles cannot be read; the database must tell them", e);
    }
    thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      live.refresh();
      if (away) {
        LOG.log(Level.INFO, "Toggles are up to date again");
      }
      away = false;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Toggles are up to date but cannot be kept for a restart", e);
    } catch (RuntimeException e) {
      if (!away && !thread.isShutdown()) {
        LOG.log(Level.WARNING, "Toggles stay as they are: " + e.getMessage());
      }
      away = true;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
