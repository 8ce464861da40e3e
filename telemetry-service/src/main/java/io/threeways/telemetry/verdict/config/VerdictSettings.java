package io.threeways.telemetry.verdict.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.threeways.telemetry.verdict.Role;
import java.time.Duration;
import java.util.List;

/** How rollouts are judged. */
@ConfigMapping(prefix = "threeways.telemetry.verdict")
public interface VerdictSettings {
  /** Chance of ever rolling back without a difference, over all measures that may. */
  @WithDefault("0.01")
  double rollbackAlpha();

  /** Chance of promoting what is worse than tolerated. */
  @WithDefault("0.05")
  double promoteAlpha();

  /** δ: the odds ratio that is still tolerated. */
  @WithDefault("1.25")
  double tolerance();

  /** τ: a bad rate that is good enough by itself. */
  @WithDefault("0.01")
  double absoluteBadRate();

  /** Of a step before it is promoted. */
  @WithDefault("5")
  int minimumLooks();

  /** Of the pooled latencies, whose thresholds are judged. */
  @WithDefault("0.5,0.9,0.99")
  List<Double> quantiles();

  /**
   * What is answered sooner is never called slow: a difference that nobody notices rolls nothing
   * back. 0.1 s is about the limit for having the user feel that the system reacts instantaneously
   * (Nielsen, Usability Engineering, 1993, chapter 5).
   */
  @WithDefault("PT0.1S")
  Duration latencyFloor();

  /**
   * From each change of weights. A process that gets five times the requests from one second to the
   * next compiles, opens connections and fills caches, whatever was changed in it, while the other
   * version is relieved: latencies are judged when that is over.
   */
  @WithDefault("PT20S")
  Duration latencyWarmUp();

  Roles role();

  Looks looks();

  Contained contained();

  /** Judgements in one answer: each is up to a megabyte of evidence. */
  @WithDefault("50")
  int mostListed();

  /** Steps whose deadline has passed are looked for this often. */
  Duration deadlineCheck();

  /** What a measure may do: critical, guard or watched. */
  interface Roles {
    @WithDefault("critical")
    Role errors();

    /** A proof that latency is no worse takes far more traffic than one about errors. */
    @WithDefault("guard")
    Role latency();
  }

  /** When to look. */
  interface Looks {
    @WithDefault("PT1S")
    Duration often();

    @WithDefault("PT2M")
    Duration oftenFor();

    @WithDefault("PT10S")
    Duration seldom();

    /** Of a rollout: bounds its time and the evidence that a verdict carries. */
    @WithDefault("500")
    int most();

    /** Of a rollout, over all measures and gateways: 6,000 fit a Kafka record. */
    @WithDefault("6000")
    int mostStrata();
  }

  /** What is so small that going forward is better than going back. */
  interface Contained {
    /** Difference of the bad rates. */
    @WithDefault("0.001")
    double excess();

    /** Units hit. */
    @WithDefault("10")
    long units();
  }
}
