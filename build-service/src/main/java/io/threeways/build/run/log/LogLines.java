package io.threeways.build.run.log;

import io.threeways.build.run.BuildLogs.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a log on disk: one line each, {@code <kind><stage>\t<text>}.
 *
 * <p>Kinds: {@code o} a line of output, {@code c} a piece of output without an end of line, {@code
 * n} the platform's own, {@code a} the platform's own at the beginning of an attempt or of another
 * run of a stage. How much of a stage's output has been kept is the sum of its lines since the last
 * {@code a}.
 */
final class LogLines {
  static final byte OUTPUT = 'o';
  static final byte PIECE = 'c';
  static final byte NARRATION = 'n';
  static final byte ATTEMPT = 'a';

  private static final byte TAB = '\t';

  private LogLines() {}

  /** Whole lines only: a line that is being written is read the next time. */
  static List<Line> parse(ByteBuffer page, long offset) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < page.limit(); i++) {
      if (page.get(i) == '\n') {
        lines.add(line(page, start, i, offset + i + 1));
        start = i + 1;
      }
    }
    return lines;
  }

  private static Line line(ByteBuffer page, int start, int end, long next) {
    int tab = start;
    while (tab < end && page.get(tab) != TAB) {
      tab++;
    }
    byte kind = page.get(start);
    String stage = text(page, start + 1, tab);
    return new Line(
        next, stageOrNull(stage), text(page, Math.min(tab + 1, end), end), kind != PIECE);
  }

  private static @Nullable String stageOrNull(String stage) {
    return stage.isEmpty() ? null : stage;
  }

  private static String text(ByteBuffer page, int from, int to) {
    byte[] bytes = new byte[Math.max(0, to - from)];
    page.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
