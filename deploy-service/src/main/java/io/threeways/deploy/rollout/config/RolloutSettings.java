package io.threeways.deploy.rollout.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the parts of a rollout may take, and how often they are tried. */
@ConfigMapping(prefix = "threeways.deploy.rollout")
public interface RolloutSettings {
  /** How long a killed process keeps others away; renewed three times in that time. */
  @WithDefault("PT6S")
  Duration lease();

  /** Of all servers of a version, the transfer of the artifact included. */
  @WithDefault("PT1M")
  Duration start();

  /** Until every server answers the health path with 200. */
  @WithDefault("PT1M")
  Duration health();

  /** Between two questions: what a healthy server waits for at most before it is warmed up. */
  @WithDefault("PT0.25S")
  Duration healthInterval();

  /** One server's warm-up ends with as many requests as were made by then. */
  @WithDefault("PT20S")
  Duration warmUp();

  /**
   * Between a change of weights and the end of servers without traffic: gateways learn of it within
   * a second, the rest is for the requests under way.
   */
  @WithDefault("PT4S")
  Duration drain();

  /** Between two replacements of dead servers, so that one which cannot live does not spin. */
  @WithDefault("PT5S")
  Duration replacement();

  /** After a step's deadline the verdict says so itself; this is for when nobody does. */
  @WithDefault("PT30S")
  Duration verdictGrace();

  /** Events wake; this finds what no event told of. */
  @WithDefault("PT2S")
  Duration probe();

  /** Of a failed server, in the reason of its failure. */
  @WithDefault("20")
  int outputLines();

  /** Deployments in one answer; bounds its memory. */
  @WithDefault("500")
  int mostListed();
}
