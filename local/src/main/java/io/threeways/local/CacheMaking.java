package io.threeways.local;

import io.threeways.local.topology.StartupCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes the start-up caches that are wanting, beside the running platform. */
final class CacheMaking {
  private static final Logger LOG = Logger.getLogger(CacheMaking.class);

  private final Fleet fleet;
  private final List<StartupCache> own;

  /**
   * @param own caches beside those of the fleet, made first
   */
  CacheMaking(Fleet fleet, List<StartupCache> own) {
    this.fleet = fleet;
    this.own = own;
  }

  /** One after the other, once everything is ready: nobody waits for them. */
  void run() throws InterruptedException {
    fleet.awaitReady();
    List<StartupCache> caches = new ArrayList<>(own);
    caches.addAll(fleet.caches());
    for (StartupCache cache : caches) {
      make(cache);
    }
  }

  private static void make(StartupCache cache) throws InterruptedException {
    try {
      if (cache.isWanting()) {
        cache.make();
        LOG.infof("%s starts faster from the next time on", cache.jar());
      }
    } catch (IOException e) {
      LOG.warnf(e, "No start-up cache comes of the classes of %s", cache.jar());
      discard(cache);
    }
  }

  private static void discard(StartupCache cache) {
    try {
      cache.discardClasses();
    } catch (IOException e) {
      LOG.warnf(e, "The list of classes of %s stays, and is tried again", cache.jar());
    }
  }
}
