package io.threeways.agent.workspace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what the library reads into memory to find the next entry: long names and extended headers
 * have a size of their own choosing.
 */
final class BoundedHeaders extends FilterInputStream {
  private static final long MOST_BYTES = 1024 * 1024;

  private long left = Long.MAX_VALUE;

  BoundedHeaders(InputStream in) {
    super(in);
  }

  /** The next entry, or null at the end. */
  @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException, RefusedArchive {
    // What is left of the last entry does not count: skipping it reads it.
    if (tar.getCurrentEntry() != null) {
      tar.transferTo(OutputStream.nullOutputStream());
    }
    left = MOST_BYTES;
    try {
      return tar.getNextEntry();
    } catch (HeadersTooLong e) {
      throw new RefusedArchive("an entry's headers are longer than " + MOST_BYTES + " bytes");
    } finally {
      left = Long.MAX_VALUE;
    }
  }

  @Override
  public int read() throws IOException {
    spend(1);
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    spend(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    spend(skipped);
    return skipped;
  }

  private void spend(long bytes) throws HeadersTooLong {
    left -= bytes;
    if (left < 0) {
      throw new HeadersTooLong();
    }
  }

  private static final class HeadersTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
