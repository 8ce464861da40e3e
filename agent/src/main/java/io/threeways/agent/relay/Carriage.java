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
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One thread that moves the bytes of all connections. It reads into one buffer and writes at once;
 * only what a receiver does not take yet is kept, so that an idle connection costs no memory.
 * Publications take turns, so that who has many connections delays its own and not the others'.
 */
final class Carriage implements Runnable {
  private static final Logger LOG = System.getLogger(Carriage.class.getName());

  /** How long a receiver may take nothing of what waits for it: as nginx's send_timeout. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Also the pause of a listener that cannot accept, so that it does not fail in a loop. */
  private static final Duration BETWEEN_REVIEWS = Duration.ofSeconds(1);

  /** Sockets of one publication that are served before it is the next one's turn. */
  private static final int TURN = 16;

  private final Selector selector;
  private final Capacity capacity;
  private final Duration patience;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Share.READ_BYTES);
  private final Queue<Publication> fresh = new ConcurrentLinkedQueue<>();

  private final Set<Share> busy = new LinkedHashSet<>();
  private long reviewed = System.nanoTime();

  private Carriage(Selector selector, Capacity capacity, Duration patience) {
    this.selector = selector;
    this.capacity = capacity;
    this.patience = patience;
  }

  static Carriage start() throws IOException {
    return start(Capacity.ofThisProcess(), PATIENCE);
  }

  static Carriage start(Capacity capacity, Duration patience) throws IOException {
    Carriage carriage = new Carriage(Selector.open(), capacity, patience);
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
        await();
        busy.removeIf(this::serveOneTurn);
        accept();
        review();
      } catch (IOException | RuntimeException e) {
        // Without this thread every port would be dead, and the relay would still take orders.
        LOG.log(Level.ERROR, "cannot wait for connections", e);
      }
    }
  }

  private void await() throws IOException {
    if (busy.isEmpty()) {
      selector.select(this::ready, BETWEEN_REVIEWS.toMillis());
    } else {
      selector.selectNow(this::ready);
    }
  }

  private void ready(SelectionKey key) {
    Share share =
        switch (key.attachment()) {
          case Share listening -> listening;
          case Connection connection -> connection.share();
          default -> throw new IllegalStateException("nobody registers a " + key.attachment());
        };
    share.ready(key);
    busy.add(share);
  }

  /** Whether nothing of it is left to serve. */
  private boolean serveOneTurn(Share share) {
    for (int i = 0; i < TURN && share.hasReady(); i++) {
      SelectionKey key = share.nextReady();
      if (key.attachment() instanceof Connection connection) {
        carry(connection, key);
      } else {
        accept(share);
      }
    }
    return !share.hasReady();
  }

  private void accept() throws IOException {
    for (Publication next = fresh.poll(); next != null; next = fresh.poll()) {
      try {
        Share.register(next, capacity, selector);
      } catch (ClosedChannelException withdrawn) {
        LOG.log(Level.DEBUG, "withdrawn before it began", withdrawn);
      }
    }
  }

  private void review() {
    long now = System.nanoTime();
    if (now - reviewed < BETWEEN_REVIEWS.toNanos()) {
      return;
    }
    reviewed = now;
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Connection connection && connection.isStuck(now, patience)) {
        connection.close();
      } else if (key.attachment() instanceof Share share) {
        share.accept(!share.isFull());
      }
    }
  }

  private void accept(Share share) {
    try {
      if (!hasRoom(share)) {
        share.accept(false);
        return;
      }
      SocketChannel client = share.publication().listener().accept();
      if (client != null) {
        open(share, client);
      }
    } catch (ClosedChannelException withdrawn) {
      LOG.log(Level.DEBUG, "withdrawn", withdrawn);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "cannot accept a connection", e);
      share.accept(false);
    }
  }

  /** When all places are taken, whoever has most gives one to whoever has fewer. */
  private boolean hasRoom(Share share) {
    if (share.isFull()) {
      return false;
    }
    if (!capacity.isFull()) {
      return true;
    }
    Connection yielding = yielding();
    if (yielding == null || !yielding.share().isClearlyBiggerThan(share)) {
      return false;
    }
    yielding.close();
    return true;
  }

  private @Nullable Connection yielding() {
    Connection first = null;
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Connection connection
          && connection.isOpen()
          && (first == null || connection.yieldsBefore(first))) {
        first = connection;
      }
    }
    return first;
  }

  private void open(Share share, SocketChannel client) throws IOException {
    try {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.setOption(StandardSocketOptions.SO_SNDBUF, Share.SEND_BUFFER_BYTES);
      client.configureBlocking(false);
      Connection.register(share, selector, client, share.publication().connect());
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
