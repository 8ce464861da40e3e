package io.threeways.agent.relay;

import io.threeways.agent.process.PublishedPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One port of the host's loopback that leads to a port inside a sandbox.
 *
 * @param pid of a process inside
 * @param namespace the network's identity, so that a reused pid is noticed
 * @param target where the server listens, seen from inside
 */
record Publication(
    long pid,
    String namespace,
    NetworkNamespace network,
    ServerSocketChannel listener,
    InetSocketAddress target)
    implements AutoCloseable {
  private static final int BACKLOG = 1024;

  /**
   * @param publishedPort 0 for any that is free
   */
  static Publication open(long pid, int port, int publishedPort) throws IOException {
    String namespace = namespace(pid);
    NetworkNamespace network = NetworkNamespace.of(pid);
    InetAddress outside = InetAddress.ofLiteral(PublishedPorts.ADDRESS);
    InetAddress inside = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(outside, publishedPort), BACKLOG);
      listener.configureBlocking(false);
    } catch (IOException e) {
      listener.close();
      network.close();
      throw e;
    }
    return new Publication(pid, namespace, network, listener, new InetSocketAddress(inside, port));
  }

  int publishedPort() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  /** A new connection to the server inside, possibly not established yet. */
  SocketChannel connect() throws IOException {
    SocketChannel channel = network.socket();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, Share.SEND_BUFFER_BYTES);
      channel.configureBlocking(false);
      channel.connect(target);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether the sandbox is still there. */
  boolean isAlive() {
    try {
      return listener.isOpen() && namespace.equals(namespace(pid));
    } catch (IOException gone) {
      return false;
    }
  }

  private static String namespace(long pid) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns", "net")).toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    network.close();
  }
}
