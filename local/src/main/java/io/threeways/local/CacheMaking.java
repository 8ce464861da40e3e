package io.threeways.local;

import io.threeways.local.topology.OlderCopies;
import io.threeways.local.topology.StartupCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Makes the start-up caches that are wanting, beside the running platform, and removes those of
 * earlier builds.
 */
final class CacheMaking {
  private static final Logger LOG = Logger.getLogger(CacheMaking.class);

  private final Fleet fleet;
  private final List<StartupCache> own;
  private final OlderCopies older;

  /**
   * @param own caches beside those of the fleet, made first
   */
  CacheMaking(Fleet fleet, List<StartupCache> own, OlderCopies older) {
    this.fleet = fleet;
    this.own = own;
    this.older = older;
  }

  /** One after the other, once everything is ready: nobody waits for them. */
  void run() throws InterruptedException {
    fleet.awaitReady();
    List<StartupCache> caches = new ArrayList<>(own);
    caches.addAll(fleet.caches());
    for (StartupCache cache : caches) {
      make(cache);
    }
    tidy(caches);
  }

  private void tidy(List<StartupCache> caches) {
    Set<String> current =
        caches.stream()
            .flatMap(cache -> Stream.ofNullable(cache.jar().getParent()))
            .map(copy -> String.valueOf(copy.getFileName()))
            .collect(Collectors.toSet());
    try {
      older.removeBeside(current);
    } catch (IOException e) {
      LOG.warn("Copies of earlier builds stay, and are removed by a later start", e);
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
