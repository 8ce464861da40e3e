package io.threeways.architecture;

import java.util.List;

/** The words that stand on everything a service owns. */
final class Services {
  /** Each has its package, configuration prefix, schema, channels and metrics. */
  static final List<String> WORDS = List.of("build", "deploy", "telemetry", "learning");

  private Services() {}

  /**
   * @param root for example {@code io.threeways}
   * @return a package pattern for everything of every service
   */
  static String[] packages(String root) {
    return WORDS.stream().map(word -> root + "." + word + "..").toArray(String[]::new);
  }

  /**
   * @return a package pattern for the feature roots: one level below the service
   */
  static String[] featureRoots(String root) {
    return WORDS.stream().map(word -> root + "." + word + ".*").toArray(String[]::new);
  }
}
