package io.threeways.agent.relay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** What one publication takes of the relay. Only the carriage's thread uses it. */
final class Share {
  private static final Logger LOG = System.getLogger(Share.class.getName());

  /**
   * A gateway holds at most 256 to one server; this is for two, and for whoever connects without
   * one. The next client waits in the listener's backlog until a connection ends.
   */
  static final int MOST_CONNECTIONS = 512;

  /** Enough for 32 clients that are slow at the same time; beyond it little is read at once. */
  static final long MOST_KEPT_BYTES = 2 * 1024 * 1024;

  /** What is read at once, and so the most that is kept for a side; a quarter halves throughput. */
  static final int READ_BYTES = 64 * 1024;

  /**
   * What is read at once when much is kept already. It is not zero: whoever does read goes on, only
   * slower, beside those who do not.
   */
  static final int LITTLE_READ_BYTES = 2 * 1024;

  /**
   * What the kernel keeps for a slow side. By itself it would grow to net.ipv4.tcp_wmem, 4 MiB: a
   * gigabyte for all connections of a publication. On a loopback more is of no use.
   */
  static final int SEND_BUFFER_BYTES = 128 * 1024;

  private final Publication publication;
  private final Capacity capacity;
  private final SelectionKey listening;

  /** Each at most once, in the order in which they became ready. */
  private final SequencedSet<SelectionKey> ready = new LinkedHashSet<>();

  private int connections;
  private long keptBytes;

  private Share(Publication publication, Capacity capacity, SelectionKey listening) {
    this.publication = publication;
    this.capacity = capacity;
    this.listening = listening;
  }

  /** Begins to listen. */
  static void register(Publication publication, Capacity capacity, Selector selector)
      throws ClosedChannelException {
    SelectionKey listening = publication.listener().register(selector, SelectionKey.OP_ACCEPT);
    listening.attach(new Share(publication, capacity, listening));
  }

  Publication publication() {
    return publication;
  }

  boolean isWithdrawn() {
    return !publication.listener().isOpen();
  }

  boolean isFull() {
    return connections >= MOST_CONNECTIONS;
  }

  /** By two at least: with one less, two equal shares would take from each other for ever. */
  boolean isClearlyBiggerThan(Share other) {
    return connections > other.connections + 1;
  }

  int compareConnections(Share other) {
    return Integer.compare(connections, other.connections);
  }

  void ready(SelectionKey key) {
    ready.add(key);
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  SelectionKey nextReady() {
    return ready.removeFirst();
  }

  int readBytes() {
    return keptBytes >= MOST_KEPT_BYTES || capacity.keepsMuch() ? LITTLE_READ_BYTES : READ_BYTES;
  }

  void begun() {
    connections++;
    capacity.connections(1);
  }

  void ended() {
    connections--;
    capacity.connections(-1);
    if (connections == MOST_CONNECTIONS - 1) {
      accept(true);
    }
  }

  void kept(int difference) {
    keptBytes += difference;
    capacity.kept(difference);
  }

  /** While it does not accept, clients wait in the listener's backlog and cost nothing here. */
  void accept(boolean more) {
    try {
      listening.interestOps(more ? SelectionKey.OP_ACCEPT : 0);
    } catch (CancelledKeyException withdrawn) {
      LOG.log(Level.DEBUG, "withdrawn", withdrawn);
    }
  }
}
