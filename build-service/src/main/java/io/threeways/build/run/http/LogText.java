package io.threeways.build.run.http;

import io.threeways.build.run.BuildId;
import io.threeways.build.run.BuildLogs;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A log as plain text: what stages said as they said it, the platform's own lines marked. */
final class LogText {
  private static final String MARK = "» ";

  private final BuildLogs logs;
  private final BuildId id;
  private final OutputStream out;

  LogText(BuildLogs logs, BuildId id, OutputStream out) {
    this.logs = logs;
    this.id = id;
    this.out = out;
  }

  void write() throws IOException {
    long next = 0;
    for (List<BuildLogs.Line> page = page(next); !page.isEmpty(); page = page(next)) {
      for (BuildLogs.Line line : page) {
        String text = (line.stage() == null ? MARK : "") + line.text() + (line.ended() ? "\n" : "");
        out.write(text.getBytes(StandardCharsets.UTF_8));
        next = line.next();
      }
      out.flush();
    }
  }

  private List<BuildLogs.Line> page(long offset) throws IOException {
    try {
      return logs.read(id, offset, Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service stops");
    }
  }
}
