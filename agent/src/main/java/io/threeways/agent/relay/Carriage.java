package io.threeways.agent.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One thread that moves the bytes of all connections. It reads into one buffer and writes at once;
 * only what a receiver does not take yet is kept, so that an idle connection costs no memory.
 */
final class Carriage implements Runnable {
  private static final Logger LOG = System.getLogger(Carriage.class.getName());
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Queue<Publication> fresh = new ConcurrentLinkedQueue<>();

  private Carriage(Selector selector) {
    this.selector = selector;
  }

  static Carriage start() throws IOException {
    Carriage carriage = new Carriage(Selector.open());
    Thread.ofPlatform().name("carriage").start(carriage);
    return carriage;
  }

  /** Begins to accept connections of a publication. */
  void carry(Publication publication) {
    fresh.add(publication);
    selector.wakeup();
  }

  @Override
  public void run() {
    while (selector.isOpen()) {
      try {
        selector.select(this::serve);
        accept();
      } catch (IOException | RuntimeException e) {
        // Without this thread every port would be dead, and the relay would still take orders.
        LOG.log(Level.ERROR, "cannot wait for connections", e);
      }
    }
  }

  private void accept() throws IOException {
    for (Publication next = fresh.poll(); next != null; next = fresh.poll()) {
      try {
        next.listener().register(selector, SelectionKey.OP_ACCEPT, next);
      } catch (ClosedChannelException withdrawn) {
        LOG.log(Level.DEBUG, "withdrawn before it began", withdrawn);
      }
    }
  }

  private void serve(SelectionKey key) {
    switch (key.attachment()) {
      case Publication publication -> accept(publication);
      case Connection connection -> carry(connection, key);
      default -> throw new IllegalStateException("nobody registers a " + key.attachment());
    }
  }

  private void accept(Publication publication) {
    try {
      SocketChannel client = publication.listener().accept();
      if (client == null) {
        return;
      }
      open(publication, client);
    } catch (ClosedChannelException withdrawn) {
      LOG.log(Level.DEBUG, "withdrawn", withdrawn);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "cannot accept a connection", e);
    }
  }

  private void open(Publication publication, SocketChannel client) throws IOException {
    try {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.configureBlocking(false);
      Connection.register(selector, client, publication.connect());
    } catch (IOException refused) {
      LOG.log(Level.DEBUG, "the server inside does not accept", refused);
      client.close();
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private void carry(Connection connection, SelectionKey key) {
    try {
      connection.carry(key, buffer);
    } catch (IOException | CancelledKeyException broken) {
      // One side is gone; the other learns it by the close.
      connection.close();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a connection is closed that cannot be carried", e);
      connection.close();
    }
  }
}
