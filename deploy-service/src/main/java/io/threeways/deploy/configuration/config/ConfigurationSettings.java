package io.threeways.deploy.configuration.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.threeways.deploy.configuration.Tool;
import java.time.Duration;
import java.util.Set;

/** What may configure environments, and how often they are looked at. */
@ConfigMapping(prefix = "threeways.deploy.configuration")
public interface ConfigurationSettings {
  /** Tools that may run here; each is a program that the hosts must have. */
  @WithDefault("ansible,puppet,chef")
  Set<Tool> tools();

  /** How long a killed process keeps others away; renewed three times in that time. */
  @WithDefault("PT6S")
  Duration lease();

  /** Events wake; this finds what no event told of. */
  @WithDefault("PT2S")
  Duration look();

  /**
   * Between two looks for what nobody proposed. A look takes seconds of a processor, and who
   * changes a machine by hand is still there after a few minutes.
   */
  @WithDefault("PT5M")
  Duration drift();

  /** Of one run, when the host loses its process: restarts are rare, and tools converge. */
  @WithDefault("3")
  int attempts();

  /** That wait for one environment: the newest ones, one of each branch; the rest is dropped. */
  @WithDefault("20")
  int proposals();

  /** Runs in one answer; bounds its memory. */
  @WithDefault("200")
  int mostListed();
}
