package io.threeways.local;

import io.threeways.local.topology.StartupCache;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What this process itself was started to record; its starter chose the files. */
final class OwnRecording {
  private static final String CONFIGURATION = "-XX:AOTConfiguration=";

  private OwnRecording() {}

  /** Empty when it was started with a cache, or without any thought of one. */
  static Optional<StartupCache> find() {
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return options.stream()
        .filter(option -> option.startsWith(CONFIGURATION))
        .map(option -> Path.of(option.substring(CONFIGURATION.length())))
        .findFirst()
        .map(recording -> cache(recording, options));
  }

  private static StartupCache cache(Path recording, List<String> options) {
    List<String> flags = options.stream().filter(option -> !option.startsWith("-XX:AOT")).toList();
    String name = recording.getFileName().toString().replace(".recording", ".aot");
    return new StartupCache(
        recording.resolveSibling(name),
        recording,
        flags,
        Path.of(System.getProperty("java.class.path")));
  }
}
