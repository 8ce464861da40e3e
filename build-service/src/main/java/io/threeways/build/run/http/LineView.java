package io.threeways.build.run.http;

import io.threeways.build.run.BuildLogs;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log as a client sees it.
 *
 * @param stage that wrote it; null for the platform
 * @param ended false for a piece of a very long line, which goes on with the next
 */
public record LineView(@Nullable String stage, String text, boolean ended) {
  static LineView of(BuildLogs.Line line) {
    return new LineView(line.stage(), line.text(), line.ended());
  }
}
