package io.threeways.build.run.http;

import io.threeways.build.run.Build;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.BuildLogs;
import io.threeways.build.run.Builds;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A log as server-sent events (WHATWG HTML, section 9.2). */
final class LogEvents {
  /** A client that is gone is noticed, and proxies keep the connection, at this rate. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** How soon the end of a build is noticed that says nothing more. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Builds builds;
  private final BuildLogs logs;
  private final BuildId id;
  private final Form form;
  private final OutputStream out;

  /** A line as the data of an event, without a line break. */
  interface Form {
    String of(BuildLogs.Line line) throws IOException;
  }

  LogEvents(Builds builds, BuildLogs logs, BuildId id, Form form, OutputStream out) {
    this.builds = builds;
    this.logs = logs;
    this.id = id;
    this.form = form;
    this.out = out;
  }

  void writeFrom(long offset) throws IOException {
    long next = offset;
    long quietSince = System.nanoTime();
    while (true) {
      // Asked before reading: what the last look finds is then complete.
      Optional<String> state = endState();
      List<BuildLogs.Line> lines = read(next, state.isPresent() ? Duration.ZERO : LOOK);
      for (BuildLogs.Line line : lines) {
        write("id: %d\ndata: %s\n\n".formatted(line.next(), form.of(line)));
        next = line.next();
      }
      if (lines.isEmpty() && state.isPresent()) {
        write("event: end\nid: %d\ndata: %s\n\n".formatted(next, state.get()));
        out.flush();
        return;
      }
      if (!lines.isEmpty()) {
        quietSince = System.nanoTime();
      } else if (System.nanoTime() - quietSince > QUIET.toNanos()) {
        write(": still here\n\n");
        quietSince = System.nanoTime();
      }
      out.flush();
    }
  }

  private Optional<String> endState() {
    return builds
        .find(id)
        .flatMap(
            build ->
                switch (build) {
                  case Build.Queued _, Build.Running _ -> Optional.empty();
                  case Build.Passed _ -> Optional.of("passed");
                  case Build.Failed _ -> Optional.of("failed");
                  case Build.Cancelled _ -> Optional.of("cancelled");
                });
  }

  private List<BuildLogs.Line> read(long offset, Duration wait) throws IOException {
    try {
      return logs.read(id, offset, wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service stops; follow again with Last-Event-ID");
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
