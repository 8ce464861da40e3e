package io.threeways.agent.process.http;

import io.threeways.agent.process.ProcessId;
import io.threeways.agent.process.ProcessState;
import io.threeways.agent.process.Processes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Copies a process's output to a client, as it grows. */
final class OutputFollowing {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Processes processes;
  private final ProcessId id;
  private final Path file;
  private final Duration betweenLooks;

  OutputFollowing(Processes processes, ProcessId id, Path file, Duration betweenLooks) {
    this.processes = processes;
    this.id = id;
    this.file = file;
    this.betweenLooks = betweenLooks;
  }

  /** Copies from the offset on; while following, until the process has ended. */
  void copy(long offset, boolean follow, OutputStream out) throws IOException {
    long position = offset;
    boolean more = true;
    while (more) {
      // Asked before reading: what the last look finds is then complete.
      more = follow && isAlive();
      long read = Files.exists(file) ? copy(position, out) : 0;
      position += read;
      out.flush();
      if (more && read == 0) {
        LockSupport.parkNanos(betweenLooks.toNanos());
      }
    }
  }

  private long copy(long position, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long copied = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int read = channel.read(buffer, position);
          read > 0;
          read = channel.read(buffer.clear(), position + copied)) {
        out.write(buffer.array(), 0, read);
        copied += read;
      }
    }
    return copied;
  }

  private boolean isAlive() {
    return processes
        .find(id)
        .map(
            snapshot ->
                switch (snapshot.state()) {
                  case ProcessState.Starting _, ProcessState.Running _ -> true;
                  case ProcessState.Exited _, ProcessState.Lost _, ProcessState.Refused _ -> false;
                })
        .orElse(false);
  }
}
