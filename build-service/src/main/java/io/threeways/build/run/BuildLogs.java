package io.threeways.build.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs of builds, kept as long as the builds. */
public interface BuildLogs {

  /** For the driver. */
  BuildLog append(BuildId id);

  /**
   * Lines from an offset on.
   *
   * @param offset 0, or the {@link Line#next()} of the last line that was read
   * @param atMost how long to wait when there is none yet
   * @return perhaps none, at most a few hundred
   */
  List<Line> read(BuildId id, long offset, Duration atMost) throws InterruptedException;

  /**
   * A line, or a piece of a very long one.
   *
   * @param next the offset of what follows
   * @param stage that wrote it; null for the platform
   * @param ended whether the line ends here
   */
  record Line(long next, @Nullable String stage, String text, boolean ended) {}
}
