package io.threeways.build.run.log;

import io.threeways.build.run.BuildLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Appends to a build's file. What was written in part when a process died is cut off. */
final class FileBuildLog implements BuildLog {
  /** A line is cut in pieces here: nobody's memory has to hold a longer one. */
  private static final int LONGEST = 8 * 1024;

  /** Not a channel: an interrupt would close it. */
  private final RandomAccessFile out;

  private final Growth growth;
  private final Map<String, Long> kept = new HashMap<>();
  private final Map<String, ByteArrayOutputStream> unfinished = new HashMap<>();

  FileBuildLog(Path file, Growth growth) {
    this.growth = growth;
    try {
      Files.createDirectories(file.getParent());
      out = new RandomAccessFile(file.toFile(), "rw");
      recover();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + file, e);
    }
  }

  @Override
  public synchronized long kept(String stage) {
    return kept.getOrDefault(stage, 0L);
  }

  @Override
  public synchronized void append(String stage, byte[] bytes, int length) {
    ByteArrayOutputStream line =
        unfinished.computeIfAbsent(stage, name -> new ByteArrayOutputStream());
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        put(lines, LogLines.OUTPUT, stage, line);
      } else {
        line.write(bytes[i]);
        if (line.size() >= LONGEST) {
          put(lines, LogLines.PIECE, stage, line);
        }
      }
    }
    write(lines.toByteArray());
    kept.merge(stage, (long) length, Long::sum);
  }

  @Override
  public synchronized void attempt(int number) {
    kept.clear();
    unfinished.clear();
    narrate(LogLines.ATTEMPT, number == 1 ? "build begins" : "attempt " + number);
  }

  @Override
  public synchronized void again(String line) {
    finishLines();
    kept.clear();
    narrate(LogLines.ATTEMPT, line);
  }

  @Override
  public synchronized void narrate(String line) {
    finishLines();
    line.lines().forEach(single -> narrate(LogLines.NARRATION, single));
  }

  @Override
  public synchronized void close() {
    try (out) {
      finishLines();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a build's log", e);
    }
  }

  /** What came last without an end of line is not held back any longer. */
  private void finishLines() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    unfinished.forEach(
        (stage, line) -> {
          if (line.size() > 0) {
            put(lines, LogLines.PIECE, stage, line);
          }
        });
    write(lines.toByteArray());
  }

  private void narrate(byte kind, String text) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    put(line, kind, "", content);
    write(line.toByteArray());
  }

  private static void put(
      ByteArrayOutputStream lines, byte kind, String stage, ByteArrayOutputStream text) {
    lines.write(kind);
    lines.writeBytes(stage.getBytes(StandardCharsets.UTF_8));
    lines.write('\t');
    lines.writeBytes(text.toByteArray());
    lines.write('\n');
    text.reset();
  }

  private void write(byte[] lines) {
    if (lines.length == 0) {
      return;
    }
    try {
      out.write(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a build's log", e);
    }
    growth.tell();
  }

  /** Cuts a half line off, and sums up what was kept of each stage in the last attempt. */
  private void recover() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(out.length())];
    out.readFully(bytes);
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int whole = 0;
    int start = 0;
    for (int i = 0; i < all.limit(); i++) {
      if (all.get(i) == '\n') {
        count(all, start, i);
        start = i + 1;
        whole = start;
      }
    }
    out.setLength(whole);
    out.seek(whole);
  }

  private void count(ByteBuffer all, int start, int end) {
    byte kind = all.get(start);
    int tab = start;
    while (tab < end && all.get(tab) != '\t') {
      tab++;
    }
    byte[] stage = new byte[tab - start - 1];
    all.get(start + 1, stage);
    long text = (long) end - tab - 1;
    switch (kind) {
      case LogLines.ATTEMPT -> kept.clear();
      case LogLines.OUTPUT -> keep(stage, text + 1);
      case LogLines.PIECE -> keep(stage, text);
      default -> {
        // The platform's own lines are not output.
      }
    }
  }

  private void keep(byte[] stage, long bytes) {
    kept.merge(new String(stage, StandardCharsets.UTF_8), bytes, Long::sum);
  }
}
