package io.threeways.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the command line told this process: pairs of {@code --name value}.
 *
 * @param home the folder of all state
 * @param root the checkout whose packaged applications are run
 * @param cache where the start-up cache of this process lies, without an ending
 * @param extract comma-separated services that run by themselves; empty for none
 * @param unsafeBuilds whether code may run where no sandbox can be had
 */
record Arguments(Path home, Path root, Path cache, String extract, boolean unsafeBuilds) {

  static Arguments parse(String... words) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      values.put(words[i], words[i + 1]);
    }
    return new Arguments(
        Path.of(required(values, "--home")),
        Path.of(required(values, "--root")),
        Path.of(required(values, "--cache")),
        values.getOrDefault("--extract", ""),
        Boolean.parseBoolean(values.getOrDefault("--unsafe-builds", "false")));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing; start this by ./threeways up");
    }
    return value;
  }
}
