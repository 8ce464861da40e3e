package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.threeways.agent.workspace.WorkspaceId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers: reachable from the host, and still there when agent or relay are not. */
class ServersTest {
  private static final ProcessId SERVER = new ProcessId("server");

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;

  @AfterEach
  void endTheRelay() {
    relay().ifPresent(ProcessHandle::destroyForcibly);
    await().atMost(TestAgency.LIMIT).until(() -> relay().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void twoServersOnTheSamePortAreReachedAtTwo(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      Snapshot one = agency.start("one", server(agency.workspace("one", Map.of("a", "first"))));
      Snapshot two = agency.start("two", server(agency.workspace("two", Map.of("a", "second"))));

      assertThat(answer(port(one))).isEqualTo("first");
      assertThat(answer(port(two))).isEqualTo("second");

      stop(agency, "one");
      stop(agency, "two");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aServerOutlivesTheAgentAndIsAdopted(String sandbox) {
    Snapshot before;
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      before = agency.start("server", server(agency.workspace("w", Map.of("a", "hello"))));
      assertThat(answer(port(before))).isEqualTo("hello");
    }

    assertThat(answer(port(before))).isEqualTo("hello");

    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      Snapshot adopted = agency.processes().find(SERVER).orElseThrow();
      assertThat(adopted.state()).isEqualTo(before.state());
      assertThat(answer(port(adopted))).isEqualTo("hello");
      stop(agency, "server");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aDeadRelayIsReplacedAtTheSamePort(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      Snapshot started =
          agency.start("server", server(agency.workspace("w", Map.of("a", "hello"))));
      assertThat(answer(port(started))).isEqualTo("hello");
      ProcessHandle relay = relay().orElseThrow();

      relay.destroyForcibly();

      await().atMost(TestAgency.LIMIT).until(() -> !relay.isAlive());
      assertThat(answer(port(started))).isEqualTo("hello");
      stop(agency, "server");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void withAgentAndRelayDeadTheNextAgentRestoresThePort(String sandbox) {
    Snapshot before;
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      before = agency.start("server", server(agency.workspace("w", Map.of("a", "hello"))));
      assertThat(answer(port(before))).isEqualTo("hello");
    }
    endTheRelay();

    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      assertThat(answer(port(before))).isEqualTo("hello");
      stop(agency, "server");
    }
  }

  @Test
  void aServerWhosePortIsTakenMeanwhileIsAdoptedWithoutOne() throws Exception {
    Snapshot before;
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      before = agency.start("server", server(agency.workspace("w", Map.of("a", "hello"))));
    }
    endTheRelay();

    InetAddress address = InetAddress.ofLiteral(PublishedPorts.ADDRESS);
    try (ServerSocket _ = new ServerSocket(port(before), 1, address);
        TestAgency agency = TestAgency.at(folder, "auto")) {
      ProcessState adopted = agency.processes().find(SERVER).orElseThrow().state();

      assertThat(adopted).isEqualTo(((ProcessState.Running) before.state()).publishedAt(null));
    }

    endTheRelay();
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      assertThat(answer(port(before))).isEqualTo("hello");
      stop(agency, "server");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void whenThePlatformIsTakenDownServersEndAndStepsAreLost(String sandbox) throws Exception {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      Snapshot server = agency.start("server", server(agency.workspace("w", Map.of("a", "hello"))));
      assertThat(answer(port(server))).isEqualTo("hello");
      agency.start(
          "step", TestAgency.step(agency.workspace("v", Map.of()), "echo begun; sleep 60"));
      await().atMost(TestAgency.LIMIT).until(() -> agency.output("step").equals("begun\n"));

      agency.endAll();

      ProcessState ofServer = agency.processes().find(SERVER).orElseThrow().state();
      assertThat(ofServer).isInstanceOf(ProcessState.Exited.class);
      ProcessState ofStep = agency.processes().find(new ProcessId("step")).orElseThrow().state();
      assertThat(ofStep).isInstanceOf(ProcessState.Lost.class);
      assertThat(relay()).isEmpty();
    }
  }

  @Test
  void whenThePlatformIsTakenDownTheRelayOfAnEarlierAgentEnds() throws Exception {
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      Snapshot server = agency.start("server", server(agency.workspace("w", Map.of("a", "hello"))));
      assertThat(answer(port(server))).isEqualTo("hello");
      stop(agency, "server");
    }
    assertThat(relay()).isPresent();

    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      agency.endAll();
    }

    assertThat(relay()).isEmpty();
  }

  /** A browser sends the console's cookie to every port of the console's host. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void whereTheConsoleIsNoServerAnswers(String console) {
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      Snapshot started =
          agency.start("server", server(agency.workspace("w", Map.of("a", "hello"))));
      assertThat(answer(port(started))).isEqualTo("hello");

      assertThatThrownBy(() -> new Socket(console, port(started)).close())
          .isInstanceOf(ConnectException.class);

      stop(agency, "server");
    }
  }

  private static ProcessSpec server(WorkspaceId workspace) {
    return new ProcessSpec(
        workspace,
        null,
        ProcessSpec.Kind.SERVER,
        List.of("jwebserver", "-b", "0.0.0.0", "-p", "8080"),
        Map.of(),
        ProcessSpec.Network.PRIVATE,
        null,
        new ProcessSpec.Publish(8080),
        new Limits(512, 256, null, 1),
        false);
  }

  private static void stop(TestAgency agency, String id) {
    assertThat(agency.processes().stop(new ProcessId(id), null, Duration.ofSeconds(1))).isPresent();
    assertThat(agency.ended(id).state()).isInstanceOf(ProcessState.Exited.class);
  }

  private static int port(Snapshot snapshot) {
    assertThat(snapshot.state()).isInstanceOf(ProcessState.Running.class);
    return Optional.ofNullable(((ProcessState.Running) snapshot.state()).publishedPort())
        .orElseThrow();
  }

  private String answer(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + PublishedPorts.ADDRESS + ":" + port + "/a"))
            .timeout(Duration.ofSeconds(5))
            .build();
    return await()
        .atMost(TestAgency.LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> client.send(request, HttpResponse.BodyHandlers.ofString()).body(),
            body -> !body.isEmpty());
  }

  private Optional<ProcessHandle> relay() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().arguments().stream()
                    .flatMap(java.util.Arrays::stream)
                    .anyMatch(folder.resolve("relay.sock").toString()::equals))
        .findFirst();
  }
}
