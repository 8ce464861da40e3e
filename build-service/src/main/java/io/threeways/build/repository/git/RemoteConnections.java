package io.threeways.build.repository.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/** Connections of one fetch: to admitted hosts only, and with a limit on what they all answer. */
final class RemoteConnections implements HttpConnectionFactory {
  private final RemoteAddresses addresses;
  private final long limit;
  private long answered;

  RemoteConnections(RemoteAddresses addresses, long limit) {
    this.addresses = addresses;
    this.limit = limit;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    addresses.admit(url.getHost());
    return new Connection(url);
  }

  /** By the way that this process was given, or none. */
  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    addresses.admit(url.getHost());
    return new Connection(url, proxy);
  }

  private final class Connection extends JDKHttpConnection {
    Connection(URL url) throws IOException {
      super(url);
    }

    Connection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Answer(super.getInputStream());
    }
  }

  /** Counted for all connections of the fetch together. */
  private final class Answer extends FilterInputStream {
    Answer(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = super.skip(bytes);
      count(skipped);
      return skipped;
    }

    private void count(long bytes) throws IOException {
      answered += bytes;
      if (answered > limit) {
        throw new IOException(
            "the remote answers more than %d bytes (threeways.build.remote.limit)"
                .formatted(limit));
      }
    }
  }
}
