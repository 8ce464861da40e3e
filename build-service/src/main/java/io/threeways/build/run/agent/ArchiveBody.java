package io.threeways.build.run.agent;

import io.threeways.build.run.Agent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** An archive that is written while it is sent. */
final class ArchiveBody {
  private static final int PIPE_BYTES = 64 * 1024;

  private final Agent.Archive archive;

  ArchiveBody(Agent.Archive archive) {
    this.archive = archive;
  }

  HttpRequest.BodyPublisher publisher() {
    return HttpRequest.BodyPublishers.ofInputStream(this::open);
  }

  private InputStream open() {
    try {
      PipedInputStream in = new PipedInputStream(PIPE_BYTES);
      PipedOutputStream out = new PipedOutputStream(in);
      Pipe pipe = new Pipe(in);
      Thread.ofVirtual().name("archive").start(() -> pipe.fill(out, archive));
      return pipe;
    } catch (IOException e) {
      throw new UncheckedIOException("a new pipe can be connected", e);
    }
  }

  /** Ends with the writer's failure, so that half an archive is never taken for a whole one. */
  private static final class Pipe extends FilterInputStream {
    private volatile @Nullable IOException failure;

    Pipe(PipedInputStream in) {
      super(in);
    }

    void fill(PipedOutputStream out, Agent.Archive archive) {
      try (out) {
        archive.writeTo(out);
      } catch (IOException e) {
        failure = e;
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      IOException broken = failure;
      if (read < 0 && broken != null) {
        throw new IOException("the archive could not be written", broken);
      }
      return read;
    }
  }
}
