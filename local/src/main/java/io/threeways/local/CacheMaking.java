package io.threeways.local;

import com.sun.management.OperatingSystemMXBean;
import io.threeways.local.topology.StartupCache;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Makes the start-up caches that are missing, one after the other, while nobody needs this host: a
 * process stands still for a moment when its recording ends, and the rest takes a processor for
 * some seconds.
 */
final class CacheMaking {
  private static final Logger LOG = Logger.getLogger(CacheMaking.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final int QUIET_LOOKS = 4;
  private static final double QUIET_LOAD = 0.2;

  private final Fleet fleet;
  private final Optional<StartupCache> own;
  private final OperatingSystemMXBean host =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Set<StartupCache> failed = new HashSet<>();

  /**
   * @param own what this process itself records for
   */
  CacheMaking(Fleet fleet, Optional<StartupCache> own) {
    this.fleet = fleet;
    this.own = own;
  }

  /** Returns when all are made, or when interrupted. */
  void run() throws InterruptedException {
    while (isMissing()) {
      awaitQuiet();
      for (Map.Entry<Long, StartupCache> next : missing().entrySet()) {
        make(next.getKey(), next.getValue());
        break;
      }
    }
  }

  private void make(long pid, StartupCache cache) throws InterruptedException {
    try {
      cache.make(pid);
      LOG.infof("%s starts faster from the next time on", cache.jar());
    } catch (IOException e) {
      LOG.warnf(e, "%s goes on starting without a cache", cache.jar());
      failed.add(cache);
    }
  }

  private boolean isMissing() {
    return !fleet.isReady() || !missing().isEmpty();
  }

  private Map<Long, StartupCache> missing() {
    Map<Long, StartupCache> missing = new HashMap<>(fleet.recording());
    own.filter(cache -> !cache.isMade())
        .ifPresent(cache -> missing.put(ProcessHandle.current().pid(), cache));
    missing.values().removeAll(failed);
    return missing;
  }

  private void awaitQuiet() throws InterruptedException {
    for (int quiet = 0; quiet < QUIET_LOOKS; ) {
      Thread.sleep(BETWEEN_LOOKS);
      quiet = fleet.isReady() && host.getCpuLoad() < QUIET_LOAD ? quiet + 1 : 0;
    }
  }
}
