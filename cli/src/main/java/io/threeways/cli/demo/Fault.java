package io.threeways.cli.demo;

import java.util.Arrays;
import java.util.Map;

/** A mechanism that can be switched off, to see that the story then fails. */
enum Fault {
  /** Nobody looks at the canary: nothing is promoted, nothing rolled back. */
  VERDICT(
      3,
      Map.of(
          "threeways.telemetry.verdict.looks.often", "PT24H",
          "threeways.telemetry.verdict.looks.often-for", "PT24H")),
  /** Servers get traffic before they can answer. */
  HEALTH(2, Map.of("threeways.deploy.fault.skip-health-checks", "true")),
  /** A red build publishes its artifact. */
  GATE(5, Map.of("threeways.build.fault.publish-red-builds", "true")),
  /** Events are logged without what caused them. */
  CHAIN(6, Map.of("threeways.learning.fault.drop-links", "true")),
  /** What a build's tests ran against stays when the build has ended. */
  ENVIRONMENT(7, Map.of("threeways.deploy.on-demand.fault.keep-environments", "true")),
  /** The merge queue lands what it has not built. */
  QUEUE(8, Map.of("threeways.build.fault.skip-queue-builds", "true")),
  /** A red main stops nobody. */
  CORD(9, Map.of("threeways.build.andon.fault.ignore-red-builds", "true")),
  /** Servers are replaced all at the same time. */
  ROLLING(11, Map.of("threeways.deploy.fault.ignore-rolling", "true")),
  /** Whatever a branch of a release gets, it takes. */
  RELEASE(12, Map.of("threeways.build.release.guarded", "false")),
  /** A toggle that is changed stays as it was. */
  TOGGLE(13, Map.of("threeways.deploy.toggle.fault.freeze", "true")),
  /** Configurers find no difference, whatever there is. */
  DRIFT(14, Map.of("threeways.deploy.configuration.fault.blind", "true")),
  /** What other tools say of main moves nothing. */
  FOREIGN(15, Map.of("threeways.build.foreign-runs.heeded", "false"));

  private final int scene;
  private final Map<String, String> settings;

  Fault(int scene, Map<String, String> settings) {
    this.scene = scene;
    this.settings = settings;
  }

  /** The scene that must fail, beginning with 1. */
  int scene() {
    return scene;
  }

  /** Settings of the service that owns the mechanism. */
  Map<String, String> settings() {
    return settings;
  }

  /** Whether a setting switches some mechanism off. */
  static boolean isFault(String setting) {
    return Arrays.stream(values()).anyMatch(fault -> fault.settings.containsKey(setting));
  }
}
