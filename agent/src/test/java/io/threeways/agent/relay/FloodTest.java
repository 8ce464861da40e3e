package io.threeways.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threeways.agent.host.Host;
import io.threeways.agent.process.PublishedPorts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real relay, with its real heap, between servers and clients that send and never read. */
@Timeout(30)
class FloodTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration FLOOD_LIMIT = Duration.ofSeconds(15);

  /** Milliseconds are seen; this is for a machine that does much else. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  private static final int FLOODING_CLIENTS = Share.MOST_CONNECTIONS + 88;

  /** Small, so that what a flood fills is the relay and not the kernel. */
  private static final int SOCKET_BUFFER_BYTES = 16 * 1024;

  /** The whole of what one publication may take, and as much again for the collector. */
  private static final long MOST_GROWTH_KIB = 16 * 1024;

  @TempDir Path folder;

  @BeforeEach
  void onlyRootEntersANetwork() {
    assumeTrue(Host.isRoot(), "the test is root");
  }

  @Test
  void aFloodedPublicationTakesItsShareAndTheOtherAnswersThroughout() throws Exception {
    RelayProcess process = new RelayProcess(folder, Path.of(System.getProperty("java.home")));
    try (RelayControl control = process.reach(OptionalLong.empty(), () -> {});
        Echo echo = new Echo();
        Flood flood = new Flood()) {
      ProcessHandle relay = ProcessHandle.of(Long.parseLong(control.ask("pid"))).orElseThrow();
      try {
        int good = publish(control, "good", echo.socket);
        int flooded = publish(control, "flooded", flood.server);
        long before = mostResidentKib(relay);
        try (Client client = new Client(good)) {
          flood.begin(flooded);
          await()
              .atMost(FLOOD_LIMIT)
              .pollInterval(Duration.ofMillis(10))
              .until(
                  () -> {
                    client.ask();
                    try (Client another = new Client(good)) {
                      another.ask();
                    }
                    return flood.isStuck();
                  });

          assertThat(flood.accepted.get()).isEqualTo(Share.MOST_CONNECTIONS);
          assertThat(mostResidentKib(relay) - before).isLessThan(MOST_GROWTH_KIB);

          flood.endOne();
          await().atMost(LIMIT).until(() -> flood.accepted.get() > Share.MOST_CONNECTIONS);
          client.ask();
        }
        assertThat(relay.isAlive()).isTrue();
      } finally {
        relay.destroyForcibly();
        await().atMost(LIMIT).until(() -> !relay.isAlive());
      }
    }
  }

  private static int publish(RelayControl control, String id, ServerSocket server)
      throws IOException {
    long pid = ProcessHandle.current().pid();
    return Integer.parseInt(
        control.ask("publish %s %d %d 0".formatted(id, pid, server.getLocalPort())));
  }

  private static long mostResidentKib(ProcessHandle process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.split("\\s+")[1])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  /** Answers each byte with itself. */
  private static final class Echo implements AutoCloseable {
    private final ServerSocket socket = listening();

    Echo() throws IOException {
      Thread.startVirtualThread(
          () -> {
            while (!socket.isClosed()) {
              try {
                Socket client = socket.accept();
                Thread.startVirtualThread(() -> serve(client));
              } catch (IOException closed) {
                return;
              }
            }
          });
    }

    private static void serve(Socket client) {
      try (client) {
        client.getInputStream().transferTo(client.getOutputStream());
      } catch (IOException gone) {
        // The client sees it.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private record Client(Socket socket) implements AutoCloseable {
    Client(int port) throws IOException {
      this(new Socket(PublishedPorts.ADDRESS, port));
      socket.setSoTimeout((int) ANSWER_LIMIT.toMillis());
    }

    void ask() throws IOException {
      socket.getOutputStream().write('x');
      assertThat(socket.getInputStream().read()).isEqualTo('x');
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Servers and clients that send as much as is taken and read nothing. */
  private static final class Flood implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final ServerSocket server = listening();
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> servers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong lastSent = new AtomicLong();

    Flood() throws IOException {}

    void begin(int port) {
      Thread.startVirtualThread(this::accept);
      Thread.startVirtualThread(() -> connect(port));
    }

    private void connect(int port) {
      try {
        connectAll(port);
      } catch (IOException e) {
        // Too few clients: the flood never becomes what the test waits for.
        throw new UncheckedIOException(e);
      }
    }

    private void connectAll(int port) throws IOException {
      for (int i = 0; i < FLOODING_CLIENTS; i++) {
        Socket client = new Socket();
        client.setReceiveBufferSize(SOCKET_BUFFER_BYTES);
        client.setSendBufferSize(SOCKET_BUFFER_BYTES);
        client.connect(new InetSocketAddress(PublishedPorts.ADDRESS, port), (int) LIMIT.toMillis());
        clients.add(client);
        Thread.startVirtualThread(() -> send(client));
      }
    }

    private void accept() {
      try {
        while (true) {
          Socket socket = server.accept();
          servers.add(socket);
          accepted.incrementAndGet();
          socket.setSendBufferSize(SOCKET_BUFFER_BYTES);
          Thread.startVirtualThread(() -> send(socket));
        }
      } catch (IOException closed) {
        // The test has ended.
      }
    }

    private void send(Socket socket) {
      byte[] much = new byte[SOCKET_BUFFER_BYTES];
      try {
        OutputStream output = socket.getOutputStream();
        while (true) {
          output.write(much);
          lastSent.set(System.nanoTime());
        }
      } catch (IOException ended) {
        // By the test, in both its ends.
      }
    }

    /** Everybody has sent what is taken. */
    boolean isStuck() {
      return clients.size() == FLOODING_CLIENTS
          && accepted.get() >= Share.MOST_CONNECTIONS
          && System.nanoTime() - lastSent.get() > QUIET.toNanos();
    }

    void endOne() throws IOException {
      clients.remove().close();
    }

    @Override
    public void close() throws IOException {
      server.close();
      for (Socket client : clients) {
        client.close();
      }
      for (Socket each : servers) {
        each.close();
      }
    }
  }

  private static ServerSocket listening() throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReceiveBufferSize(SOCKET_BUFFER_BYTES);
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1024);
    return server;
  }
}
