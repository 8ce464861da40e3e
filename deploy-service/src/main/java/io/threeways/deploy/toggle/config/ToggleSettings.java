package io.threeways.deploy.toggle.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How toggles are evaluated and kept, and how much they may ask for. */
@ConfigMapping(prefix = "threeways.deploy.toggle")
public interface ToggleSettings {
  /** Where this host keeps them for a start with everything else down. */
  @WithDefault("data/toggles")
  Path folder();

  /** One statement that reads one row; a quarter of the second in which a change is effective. */
  @WithDefault("PT0.25S")
  Duration poll();

  /**
   * Of {@code fractional}: 1, 2 or 3. Each puts users into other buckets; 2 is what flagd's
   * released providers do.
   */
  @WithDefault("2")
  int generation();

  /** Levels of a rule, references written out; hand-written ones have ten. */
  @WithDefault("50")
  int ruleDepth();

  /** Values of a rule, references written out: a list of two thousand customers fits. */
  @WithDefault("5000")
  int ruleValues();

  /** Of one evaluation; nested iterations over a context would multiply without end. */
  @WithDefault("50000")
  int ruleSteps();

  /**
   * Of all rules of one answer together, which a thread gives that others wait for: some
   * milliseconds. Usual rules take ten. Each toggle may take its part of them, whatever others
   * take.
   */
  @WithDefault("200000")
  int answerSteps();

  /** Of one file of definitions. */
  @WithDefault("1048576")
  int fileBytes();

  /** All of them are in memory of every process, and in every answer to all. */
  @WithDefault("2000")
  int most();

  /** Of one context; it is what a client knows of one user. */
  @WithDefault("65536")
  int contextBytes();

  Fault fault();

  /** Switches a mechanism off, to show that its absence is noticed. Never on by itself. */
  interface Fault {
    /** What was known when the process started is told for ever. */
    @WithDefault("false")
    boolean freeze();
  }

  /** Entries of a history in one answer. */
  @WithDefault("500")
  int mostListed();
}
