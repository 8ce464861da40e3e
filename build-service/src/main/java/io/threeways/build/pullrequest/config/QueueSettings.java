package io.threeways.build.pullrequest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of merge queues. */
@ConfigMapping(prefix = "threeways.build.queue")
public interface QueueSettings {
  /** Batches that are tried at once: as many as are likely to land, or their builds are wasted. */
  @WithDefault("4")
  int window();

  /** Pull requests in one batch: a red one of n costs about log n builds more. */
  @WithDefault("4")
  int batch();

  /** Before a batch is tried again after the host failed. */
  @WithDefault("10s")
  Duration pause();

  /** How often builds are looked at. */
  @WithDefault("250ms")
  Duration poll();

  /** How long the end of the process waits for a step that is under way. */
  @WithDefault("10s")
  Duration patience();
}
