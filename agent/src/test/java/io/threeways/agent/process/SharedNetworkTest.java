package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.agent.workspace.WorkspaceId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes in one private network. */
class SharedNetworkTest {
  private static final String NETWORK = "deploy-net-shop-b42";
  private static final String ASK =
      "for i in 1 2 3 4 5 6 7 8 9 10; do (exec 3<>/dev/tcp/127.0.0.1/%1$d) 2>/dev/null && break;"
          + " sleep 0.2; done; exec 3<>/dev/tcp/127.0.0.1/%1$d;"
          + " printf 'GET /a HTTP/1.0\r\n\r\n' >&3; cat <&3";

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;

  @AfterEach
  void endTheRelay() {
    relay().ifPresent(ProcessHandle::destroyForcibly);
    await().atMost(TestAgency.LIMIT).until(() -> relay().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepReachesTheServersOfTheNetworkThatItJoins(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      aServer(agency, "one", 8080, "first");
      aServer(agency, "two", 8081, "second");

      Snapshot one = agency.run("ask-one", joining(agency, ASK.formatted(8080)));
      Snapshot two = agency.run("ask-two", joining(agency, ASK.formatted(8081)));

      assertThat(exit(one)).isZero();
      assertThat(exit(two)).isZero();
      assertThat(agency.output("ask-one")).endsWith("first");
      assertThat(agency.output("ask-two")).endsWith("second");
      stop(agency, "one");
      stop(agency, "two");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void twoThatComeFirstAtOnceMeet(String sandbox) throws Exception {
    try (TestAgency agency = TestAgency.at(folder, sandbox);
        ExecutorService both = Executors.newFixedThreadPool(2)) {
      WorkspaceId one = agency.workspace("one", Map.of("a", "first"));
      WorkspaceId two = agency.workspace("two", Map.of("a", "second"));

      var first = both.submit(() -> agency.start("one", server(one, 8080)));
      var second = both.submit(() -> agency.start("two", server(two, 8081)));
      first.get();
      second.get();

      assertThat(exit(agency.run("a", joining(agency, ASK.formatted(8080))))).isZero();
      assertThat(exit(agency.run("b", joining(agency, ASK.formatted(8081))))).isZero();
      stop(agency, "one");
      stop(agency, "two");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void whoIsInNoSharedNetworkReachesNone(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      aServer(agency, "one", 8080, "first");
      WorkspaceId workspace = agency.workspace("alone", Map.of("a", ""));

      Snapshot alone =
          agency.run(
              "alone",
              step(
                  workspace, "exec 3<>/dev/tcp/127.0.0.1/8080", ProcessSpec.Network.PRIVATE, null));

      assertThat(exit(alone)).isNotZero();
      stop(agency, "one");
    }
  }

  @Test
  void whatIsInsideReachesNothingOfTheHost() throws Exception {
    try (TestAgency agency = TestAgency.at(folder, "auto");
        java.net.ServerSocket host = new java.net.ServerSocket(0)) {
      aServer(agency, "one", 8080, "first");

      Snapshot asked =
          agency.run("ask", joining(agency, "exec 3<>/dev/tcp/127.0.0.1/" + host.getLocalPort()));

      assertThat(exit(asked)).isNotZero();
      stop(agency, "one");
    }
  }

  @Test
  void aNetworkIsThereForALaterAgent() {
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      aServer(agency, "one", 8080, "first");
    }

    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      assertThat(exit(agency.run("ask", joining(agency, ASK.formatted(8080))))).isZero();
      stop(agency, "one");
    }
  }

  @Test
  void nobodyJoinsWhatHasGoneWithItsLast() throws Exception {
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      aServer(agency, "one", 8080, "first");
      stop(agency, "one");

      PutOutcome outcome =
          agency.processes().put(new ProcessId("late"), 1, joining(agency, "true"));

      assertThat(outcome).isInstanceOf(PutOutcome.NoNetwork.class);
    }
  }

  @Test
  void withoutASandboxTheNetworkIsTheHosts() {
    try (TestAgency agency = TestAgency.at(folder, "none", true)) {
      WorkspaceId workspace = agency.workspace("one", Map.of("a", "first"));
      Snapshot started = agency.start("one", server(workspace, 8080));

      Snapshot asked = agency.run("ask", joining(agency, ASK.formatted(port(started))));

      assertThat(exit(asked)).isZero();
      stop(agency, "one");
    }
  }

  private void aServer(TestAgency agency, String id, int port, String content) {
    Snapshot started = agency.start(id, server(agency.workspace(id, Map.of("a", content)), port));
    assertThat(answer(port(started))).isEqualTo(content);
  }

  private static ProcessSpec server(WorkspaceId workspace, int port) {
    return new ProcessSpec(
        workspace,
        null,
        ProcessSpec.Kind.SERVER,
        List.of("sh", "-c", "exec jwebserver -b 0.0.0.0 -p $PORT"),
        Map.of(),
        ProcessSpec.Network.PRIVATE,
        new ProcessSpec.SharedNetwork(NETWORK, false),
        new ProcessSpec.Publish(port),
        new Limits(512, 256, null, 1),
        true);
  }

  private static ProcessSpec joining(TestAgency agency, String script) {
    return step(
        agency.workspace("asking", Map.of("a", "")),
        script,
        ProcessSpec.Network.PRIVATE,
        new ProcessSpec.SharedNetwork(NETWORK, true));
  }

  private static ProcessSpec step(
      WorkspaceId workspace,
      String script,
      ProcessSpec.Network network,
      ProcessSpec.@Nullable SharedNetwork shared) {
    return new ProcessSpec(
        workspace,
        null,
        ProcessSpec.Kind.STEP,
        List.of("bash", "-c", script),
        Map.of(),
        network,
        shared,
        null,
        TestAgency.limits(Duration.ofSeconds(30)),
        true);
  }

  private static void stop(TestAgency agency, String id) {
    assertThat(agency.processes().stop(new ProcessId(id), null, Duration.ofSeconds(1))).isPresent();
    assertThat(agency.ended(id).state()).isInstanceOf(ProcessState.Exited.class);
  }

  private static int exit(Snapshot ended) {
    assertThat(ended.state()).isInstanceOf(ProcessState.Exited.class);
    return ((ProcessState.Exited) ended.state()).code();
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
