package io.threeways.agent.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client and the server inside, with what flows between them in both directions. */
final class Connection {
  private static final Logger LOG = System.getLogger(Connection.class.getName());

  private final Share share;
  private final Side client;
  private final Side server;
  private boolean open = true;

  private Connection(Share share, Side client, Side server) {
    this.share = share;
    this.client = client;
    this.server = server;
    share.begun();
  }

  /** Nothing is read from the client before the server's side is established. */
  static void register(Share share, Selector selector, SocketChannel client, SocketChannel server)
      throws IOException {
    SelectionKey clients = client.register(selector, 0);
    SelectionKey servers = server.register(selector, SelectionKey.OP_CONNECT);
    Connection connection =
        new Connection(share, new Side(share, client, clients), new Side(share, server, servers));
    clients.attach(connection);
    servers.attach(connection);
    if (server.isConnected()) {
      connection.begin();
    }
  }

  private void begin() {
    client.key.interestOps(SelectionKey.OP_READ);
    server.key.interestOps(SelectionKey.OP_READ);
  }

  /** Does what a side is ready for. */
  void carry(SelectionKey key, ByteBuffer buffer) throws IOException {
    if (key.isConnectable()) {
      server.channel.finishConnect();
      begin();
      return;
    }
    Side side = key == client.key ? client : server;
    Side other = side == client ? server : client;
    if (key.isWritable()) {
      side.flush(other);
    }
    if (key.isReadable()) {
      side.forward(other, buffer);
    }
    if (client.ended && server.ended && client.kept == null && server.kept == null) {
      close();
    }
  }

  boolean isOpen() {
    return open;
  }

  Share share() {
    return share;
  }

  /**
   * Whether it holds its place for nothing: a side has not taken anything for so long although
   * there is something for it, or the publication is withdrawn and nothing moves. A connection that
   * only has nothing to say stays, because gateways keep theirs for the next request.
   */
  boolean isStuck(long nanoTime, Duration patience) {
    long latest = nanoTime - patience.toNanos();
    return client.isStuck(latest)
        || server.isStuck(latest)
        || (share.isWithdrawn() && moved() - latest < 0);
  }

  /** Whether it is the one to end sooner: where there are most, the one that moved least lately. */
  boolean yieldsBefore(Connection other) {
    int order = share.compareConnections(other.share);
    return order > 0 || (order == 0 && moved() - other.moved() < 0);
  }

  private long moved() {
    return client.moved - server.moved > 0 ? client.moved : server.moved;
  }

  void close() {
    if (open) {
      open = false;
      client.close();
      server.close();
      share.ended();
    }
  }

  /** One end, with what it has not taken yet. */
  private static final class Side {
    private final Share share;
    private final SocketChannel channel;
    private final SelectionKey key;
    private @Nullable ByteBuffer kept;

    /** It sends no more. */
    private boolean ended;

    /** When it last took something, or began to have something to take; see System.nanoTime(). */
    private long moved = System.nanoTime();

    Side(Share share, SocketChannel channel, SelectionKey key) {
      this.share = share;
      this.channel = channel;
      this.key = key;
    }

    /** Reads once and passes on; while the other side is slow, this one is not read. */
    void forward(Side other, ByteBuffer buffer) throws IOException {
      int read = channel.read(buffer.clear().limit(share.readBytes()));
      if (read < 0) {
        ended = true;
        key.interestOpsAnd(~SelectionKey.OP_READ);
        if (other.kept == null) {
          other.channel.shutdownOutput();
        }
        return;
      }
      other.channel.write(buffer.flip());
      other.moved = System.nanoTime();
      if (buffer.hasRemaining()) {
        other.keep(buffer);
        other.key.interestOpsOr(SelectionKey.OP_WRITE);
        key.interestOpsAnd(~SelectionKey.OP_READ);
      }
    }

    private void keep(ByteBuffer rest) {
      share.kept(rest.remaining());
      kept = ByteBuffer.allocate(rest.remaining()).put(rest).flip();
    }

    private void letGo() {
      if (kept != null) {
        share.kept(-kept.capacity());
        kept = null;
      }
    }

    /** Writes what was kept; when all is gone the other side is read again. */
    void flush(Side other) throws IOException {
      if (kept == null) {
        return;
      }
      if (channel.write(kept) > 0) {
        moved = System.nanoTime();
      }
      if (kept.hasRemaining()) {
        return;
      }
      letGo();
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
      if (other.ended) {
        channel.shutdownOutput();
      } else {
        other.key.interestOpsOr(SelectionKey.OP_READ);
      }
    }

    boolean isStuck(long latest) {
      return kept != null && moved - latest < 0;
    }

    void close() {
      letGo();
      try {
        channel.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "closing", e);
      }
    }
  }
}
