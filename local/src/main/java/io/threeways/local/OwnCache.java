package io.threeways.local;

import io.threeways.local.topology.StartupCache;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The start-up cache of this process itself; its starter chose the place and the flags. */
final class OwnCache {
  private static final Set<String> OF_THIS_START =
      Set.of("-XX:SharedArchiveFile", "-XX:DumpLoadedClassList");

  private OwnCache() {}

  static StartupCache at(Path place) {
    List<String> flags =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> !OF_THIS_START.contains(option.split("=", 2)[0]))
            .toList();
    return new StartupCache(place, flags, Path.of(System.getProperty("java.class.path")));
  }
}
