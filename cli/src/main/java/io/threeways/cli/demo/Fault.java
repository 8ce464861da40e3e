package io.threeways.cli.demo;

import java.util.Map;

/** A mechanism that can be switched off, to see that the story then fails. */
enum Fault {
  /** The canary is never judged: nothing is promoted. */
  VERDICT("threeways.telemetry.fault.never-judge", 3),
  /** Servers get traffic before they can answer. */
  HEALTH("threeways.deploy.fault.skip-health-checks", 2),
  /** A red build publishes its artifact. */
  GATE("threeways.build.fault.publish-red-builds", 5),
  /** Events are logged without what caused them. */
  CHAIN("threeways.learning.fault.drop-links", 6);

  private static final String PREFIX = "threeways.[a-z]+.fault..*";

  private final String setting;
  private final int scene;

  Fault(String setting, int scene) {
    this.setting = setting;
    this.scene = scene;
  }

  /** The scene that must fail, beginning with 1. */
  int scene() {
    return scene;
  }

  /** The setting of the service that owns the mechanism. */
  Map<String, String> settings() {
    return Map.of(setting, "true");
  }

  /** Whether a setting switches some mechanism off. */
  static boolean isFault(String setting) {
    return setting.matches(PREFIX);
  }
}
