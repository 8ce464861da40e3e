package io.threeways.local.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * One process of ours: a packaged application.
 *
 * @param name its word, and the issuer of what it signs
 * @param module the folder of its module
 * @param words the services inside it
 * @param heapMiB limit of its Java heap
 * @param peak whether throughput matters more than a fast start and a small footprint
 */
public record Deployable(
    String name, String module, List<String> words, int heapMiB, boolean peak) {

  /**
   * Only what serves requests reaches it; three times the default leaves a start its processors.
   */
  private static final List<String> LATE_C2 =
      List.of(
          "-XX:Tier4InvocationThreshold=15000",
          "-XX:Tier4MinInvocationThreshold=1800",
          "-XX:Tier4CompileThreshold=45000",
          "-XX:Tier4BackEdgeThreshold=120000");

  /** A small cache of compiled code is collected, with all of the heap, in the first seconds. */
  private static final List<String> C1_ONLY =
      List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=160m");

  public Deployable {
    words = List.copyOf(words);
  }

  /** Equal at recording and at use of a start-up cache, which is refused otherwise. */
  public List<String> jvmFlags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + heapMiB + "m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    flags.addAll(peak ? LATE_C2 : C1_ONLY);
    return flags;
  }
}
