package io.threeways.agent.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The agent's line to a relay. */
final class RelayControl implements AutoCloseable {
  private static final long LIMIT_SECONDS = 10;
  private static final String GONE = "error the relay is gone";

  private final SocketChannel channel;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private volatile boolean open = true;

  private RelayControl(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * @param gone called once, when the relay is no longer there
   */
  static RelayControl connect(Path socket, Runnable gone) throws IOException {
    RelayControl control = new RelayControl(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    Thread.ofVirtual().name("relay-answers").start(() -> control.read(gone));
    return control;
  }

  private void read(Runnable gone) {
    try {
      BufferedReader lines =
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(line);
      }
    } catch (IOException closed) {
      answers.add(GONE);
    }
    open = false;
    answers.add(GONE);
    gone.run();
  }

  boolean isOpen() {
    return open;
  }

  /**
   * Gives one order.
   *
   * @return what follows the {@code ok}
   */
  synchronized String ask(String order) throws IOException {
    channel.write(ByteBuffer.wrap((order + "\n").getBytes(StandardCharsets.UTF_8)));
    String answer = answer();
    if (answer == null) {
      close();
      throw new IOException("the relay does not answer '" + order + "'");
    }
    if (!answer.startsWith("ok")) {
      throw new IOException("the relay refuses '" + order + "': " + answer);
    }
    return answer.substring("ok".length()).strip();
  }

  /** Asks the relay to end, and returns when it did; it stays if something is left to relay. */
  synchronized void end() throws IOException {
    if (ask("end").equals("ending")) {
      // The last line: what says that the relay is gone.
      var _ = answer();
    }
  }

  private @Nullable String answer() throws IOException {
    try {
      return answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    open = false;
    channel.close();
  }
}
