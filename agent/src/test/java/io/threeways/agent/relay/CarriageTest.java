package io.threeways.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threeways.agent.host.Host;
import io.threeways.agent.process.PublishedPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one thread that carries everything, whatever becomes of one publication. */
class CarriageTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** The network that is entered is the own one, so that no sandbox is needed. */
  @BeforeEach
  void onlyRootEntersANetwork() {
    assumeTrue(Host.isRoot(), "the test is root");
  }

  @Test
  void aPublicationThatLosesItsNetworkDoesNotEndTheOthers() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        Publication lost = publication(server);
        Publication kept = publication(server)) {
      Carriage carriage = Carriage.start();
      carriage.carry(lost);
      carriage.carry(kept);
      lost.network().close();

      assertThat(firstByte(lost)).isEqualTo(-1);

      try (Socket client = connect(kept);
          Socket accepted = server.accept()) {
        client.getOutputStream().write('x');
        assertThat(accepted.getInputStream().read()).isEqualTo('x');
      }
    }
  }

  @Test
  void aClosedNetworkGivesNoSocketAndKeepsNobodyWaiting() throws Exception {
    NetworkNamespace network = NetworkNamespace.of(ProcessHandle.current().pid());

    network.close();

    assertThatThrownBy(network::socket).isInstanceOf(IOException.class);
  }

  @Test
  void whoTakesNothingOfWhatWaitsIsEndedAndTheIdleStays() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.ofLiteral("127.0.0.1"));
        Publication publication = publication(server)) {
      Carriage.start(new Capacity(8), Duration.ofMillis(100)).carry(publication);
      try (Socket idle = connect(publication);
          Socket idleInside = server.accept();
          Socket _ = connect(publication);
          Socket unread = server.accept()) {
        assertThatThrownBy(() -> sendForEver(unread)).isInstanceOf(IOException.class);

        idle.getOutputStream().write('x');
        assertThat(idleInside.getInputStream().read()).isEqualTo('x');
      }
    }
  }

  @Test
  void whatAWithdrawnPublicationLeavesIdleIsEnded() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        Publication publication = publication(server)) {
      Carriage.start(new Capacity(8), Duration.ofMillis(100)).carry(publication);
      try (Socket idle = connect(publication);
          Socket _ = server.accept()) {
        publication.close();

        assertThat(idle.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void whenAllPlacesAreTakenWhoHasMostGivesTheOneThatIsIdleLongest() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1"));
        Publication greedy = publication(server);
        Publication modest = publication(server)) {
      Carriage carriage = Carriage.start(new Capacity(2), LIMIT);
      carriage.carry(greedy);
      carriage.carry(modest);
      try (Socket first = connect(greedy);
          Socket firstInside = server.accept();
          Socket second = connect(greedy);
          Socket secondInside = server.accept()) {
        first.getOutputStream().write('x');
        assertThat(firstInside.getInputStream().read()).isEqualTo('x');

        try (Socket client = connect(modest);
            Socket accepted = server.accept()) {
          client.getOutputStream().write('x');
          assertThat(accepted.getInputStream().read()).isEqualTo('x');
        }

        assertThat(second.getInputStream().read()).isEqualTo(-1);
        assertThat(secondInside.getInputStream().read()).isEqualTo(-1);
        first.getOutputStream().write('y');
        assertThat(firstInside.getInputStream().read()).isEqualTo('y');
      }
    }
  }

  /** Until the other end is gone. */
  private static void sendForEver(Socket socket) throws IOException {
    byte[] much = new byte[64 * 1024];
    while (true) {
      socket.getOutputStream().write(much);
    }
  }

  private static Publication publication(ServerSocket server) throws IOException {
    server.setSoTimeout((int) LIMIT.toMillis());
    return Publication.open(ProcessHandle.current().pid(), server.getLocalPort(), 0);
  }

  private static int firstByte(Publication publication) throws IOException {
    try (Socket client = connect(publication)) {
      return client.getInputStream().read();
    }
  }

  private static Socket connect(Publication publication) throws IOException {
    Socket client = new Socket(PublishedPorts.ADDRESS, publication.publishedPort());
    client.setSoTimeout((int) LIMIT.toMillis());
    return client;
  }
}
