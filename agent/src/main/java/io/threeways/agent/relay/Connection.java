package io.threeways.agent.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A client and the server inside, with what flows between them in both directions. */
final class Connection {
  private static final Logger LOG = System.getLogger(Connection.class.getName());

  private final Side client;
  private final Side server;

  private Connection(Side client, Side server) {
    this.client = client;
    this.server = server;
  }

  /** Nothing is read from the client before the server's side is established. */
  static void register(Selector selector, SocketChannel client, SocketChannel server)
      throws IOException {
    SelectionKey clients = client.register(selector, 0);
    SelectionKey servers = server.register(selector, SelectionKey.OP_CONNECT);
    Connection connection = new Connection(new Side(client, clients), new Side(server, servers));
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

  void close() {
    client.close();
    server.close();
  }

  /** One end, with what it has not taken yet. */
  private static final class Side {
    private final SocketChannel channel;
    private final SelectionKey key;
    private @Nullable ByteBuffer kept;

    /** It sends no more. */
    private boolean ended;

    Side(SocketChannel channel, SelectionKey key) {
      this.channel = channel;
      this.key = key;
    }

    /** Reads once and passes on; while the other side is slow, this one is not read. */
    void forward(Side other, ByteBuffer buffer) throws IOException {
      int read = channel.read(buffer.clear());
      if (read < 0) {
        ended = true;
        key.interestOpsAnd(~SelectionKey.OP_READ);
        if (other.kept == null) {
          other.channel.shutdownOutput();
        }
        return;
      }
      other.channel.write(buffer.flip());
      if (buffer.hasRemaining()) {
        other.kept = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        other.key.interestOpsOr(SelectionKey.OP_WRITE);
        key.interestOpsAnd(~SelectionKey.OP_READ);
      }
    }

    /** Writes what was kept; when all is gone the other side is read again. */
    void flush(Side other) throws IOException {
      if (kept == null) {
        return;
      }
      channel.write(kept);
      if (kept.hasRemaining()) {
        return;
      }
      kept = null;
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
      if (other.ended) {
        channel.shutdownOutput();
      } else {
        other.key.interestOpsOr(SelectionKey.OP_READ);
      }
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "closing", e);
      }
    }
  }
}
