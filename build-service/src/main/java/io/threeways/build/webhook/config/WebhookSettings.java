package io.threeways.build.webhook.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of mirrors and of what their remotes tell. */
@ConfigMapping(prefix = "threeways.build.webhook")
public interface WebhookSettings {
  /** Of one delivery: one about 2,048 commits has less. */
  @WithDefault("5M")
  MemorySize body();

  /**
   * How long a delivery is known again: GitHub offers to repeat one for three days. What comes
   * later is fetched for once more, and finds nothing new.
   */
  @WithDefault("4d")
  Duration replayWindow();

  /** Between fetches without a call: how late a lost one is made up for. */
  @WithDefault("5m")
  Duration interval();

  /** Between fetches of a remote that does not answer. */
  @WithDefault("30s")
  Duration retry();

  /** Between looks for what another process was told. */
  @WithDefault("1s")
  Duration poll();

  /** Fetches at once. */
  @WithDefault("2")
  int workers();
}
