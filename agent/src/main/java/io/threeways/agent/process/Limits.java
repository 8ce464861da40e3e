package io.threeways.agent.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a process and its children may use.
 *
 * @param memoryMiB resident memory in mebibytes, summed over the tree
 * @param processes processes and threads together, as Linux counts them
 * @param time from start to end, or null for none
 * @param outputMiB of output that is kept; what follows is dropped
 */
public record Limits(int memoryMiB, int processes, @Nullable Duration time, int outputMiB) {
  /** What holds where a specification says nothing. */
  public static final Limits DEFAULTS = new Limits(1024, 256, Duration.ofMinutes(5), 16);

  private static final long MEBIBYTE = 1024L * 1024;

  public Limits {
    if (memoryMiB <= 0 || processes <= 0 || outputMiB <= 0) {
      throw new IllegalArgumentException("limits are positive");
    }
    if (time != null && !time.isPositive()) {
      throw new IllegalArgumentException("a time limit is positive");
    }
  }

  long memoryBytes() {
    return memoryMiB * MEBIBYTE;
  }

  long outputBytes() {
    return outputMiB * MEBIBYTE;
  }
}
