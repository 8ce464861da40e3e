package io.threeways.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bad line to a server: it breaks when a connection has carried this many bytes to it. */
final class CutConnection implements AutoCloseable {
  private final ServerSocket door;
  private final URI server;
  private final long limit;
  private final AtomicBoolean cut = new AtomicBoolean();

  private CutConnection(ServerSocket door, URI server, long limit) {
    this.door = door;
    this.server = server;
    this.limit = limit;
    Thread.ofVirtual().start(this::accept);
  }

  static CutConnection to(URI server, long limit) throws IOException {
    return new CutConnection(
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, limit);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  boolean wasCut() {
    return cut.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> carry(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket client) {
    try (client;
        Socket upstream = new Socket(server.getHost(), server.getPort())) {
      Thread answers = Thread.ofVirtual().start(() -> answer(upstream, client));
      if (passed(client.getInputStream(), upstream.getOutputStream())) {
        upstream.shutdownOutput();
        answers.join();
      } else {
        cut.set(true);
      }
    } catch (IOException brokenByEitherSide) {
      // As lines break.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return whether all of it went through
   */
  private boolean passed(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long carried = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      carried += read;
      if (carried > limit) {
        return false;
      }
      out.write(buffer, 0, read);
      out.flush();
    }
    return true;
  }

  private static void answer(Socket upstream, Socket client) {
    try {
      var _ = upstream.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException brokenByEitherSide) {
      // As lines break.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
