package io.threeways.bench;

import io.threeways.local.topology.Deployable;
import io.threeways.local.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How an installation starts the JVM of a process, from where it takes that itself. */
final class ProductionFlags {
  private ProductionFlags() {}

  /**
   * @param process for example {@code gateway}, or a service's word
   */
  static List<String> of(String process) {
    List<String> flags =
        new ArrayList<>(
            Stream.of(Topology.monolith(), Topology.services())
                .flatMap(topology -> topology.deployables().stream())
                .filter(deployable -> deployable.name().equals(process))
                .findFirst()
                .map(Deployable::jvmFlags)
                .orElseThrow());
    // What Quarkus's own main class sets.
    flags.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    return List.copyOf(flags);
  }
}
