package io.threeways.agent.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Takes the agent's orders in the relay's place, and answers to "publish" what no relay would. */
final class ScriptedRelay implements AutoCloseable {
  private final ServerSocketChannel control;
  private final Publishing publishing;

  private ScriptedRelay(ServerSocketChannel control, Publishing publishing) {
    this.control = control;
    this.publishing = publishing;
  }

  /** What it does when a port is to be published. */
  interface Publishing {
    String answer() throws Exception;
  }

  static ScriptedRelay in(Path folder, Publishing publishing) throws IOException {
    ServerSocketChannel control = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    control.bind(UnixDomainSocketAddress.of(folder.resolve("relay.sock")));
    ScriptedRelay relay = new ScriptedRelay(control, publishing);
    Thread.startVirtualThread(relay::takeOrders);
    return relay;
  }

  private void takeOrders() {
    try {
      while (control.isOpen()) {
        serve(control.accept());
      }
    } catch (ClosedChannelException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(SocketChannel agent) throws IOException {
    try (agent;
        BufferedReader orders =
            new BufferedReader(Channels.newReader(agent, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        agent.write(ByteBuffer.wrap((answer(order) + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private String answer(String order) {
    try {
      return order.startsWith("publish") ? publishing.answer() : "ok";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
