package io.threeways.agent.relay;

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

/** Takes the agent's orders in the relay's place, and answers as no relay would. */
public final class ScriptedRelay implements AutoCloseable {
  private final ServerSocketChannel control;
  private final Script script;

  private ScriptedRelay(ServerSocketChannel control, Script script) {
    this.control = control;
    this.script = script;
  }

  /** What it answers to an order. */
  public interface Script {
    String answer(String order) throws Exception;
  }

  /** What it does when a port is to be published. */
  public interface Publishing {
    String answer() throws Exception;
  }

  public static ScriptedRelay in(Path folder, Publishing publishing) throws IOException {
    return following(folder, order -> order.startsWith("publish") ? publishing.answer() : "ok");
  }

  static ScriptedRelay following(Path folder, Script script) throws IOException {
    ServerSocketChannel control = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    control.bind(UnixDomainSocketAddress.of(folder.resolve("relay.sock")));
    ScriptedRelay relay = new ScriptedRelay(control, script);
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
      return script.answer(order);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
