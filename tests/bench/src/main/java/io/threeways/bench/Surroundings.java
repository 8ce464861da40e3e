package io.threeways.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What the machine does while nothing is being measured. A time that was taken beside other work
 * says little.
 *
 * @param busy share of all processors' time
 * @param loadAverage of the last minute: what came before is in it
 */
record Surroundings(double busy, double loadAverage) {
  /** An idle installation takes a few percent. */
  private static final double QUIET = 0.2;

  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  static Surroundings now() {
    // The answer is about the time since the question before.
    SYSTEM.getCpuLoad();
    LockSupport.parkNanos(LOOK.toNanos());
    return new Surroundings(SYSTEM.getCpuLoad(), SYSTEM.getSystemLoadAverage());
  }

  /** What was found before and after a measurement, and whether nothing else was going on. */
  static ObjectNode json(Surroundings before, Surroundings after) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("before", before.json());
    json.set("after", after.json());
    return json.put("quiet", before.busy <= QUIET && after.busy <= QUIET);
  }

  private ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("busy", busy).put("loadAverage", loadAverage);
  }
}
