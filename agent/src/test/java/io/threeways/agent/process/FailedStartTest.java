package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threeways.agent.host.Host;
import io.threeways.agent.relay.ScriptedRelay;
import io.threeways.agent.workspace.WorkspaceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is launched and then cannot be published or noted does not run on behind our back. */
class FailedStartTest {
  private static final ProcessId SERVER = new ProcessId("server");

  @TempDir Path folder;

  /**
   * Of everybody else a relay is also asked for its user namespace, before anything is launched.
   */
  @BeforeEach
  void nothingKeepsTheAgentFromLaunching() {
    assumeTrue(Host.isRoot(), "the agent is root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"error there is no room", "ok and that is no port"})
  void aServerWhosePortIsNotPublishedIsEndedAndRefused(String answer) throws Exception {
    try (ScriptedRelay _ = ScriptedRelay.in(folder, () -> answer)) {
      try (TestAgency agency = TestAgency.at(folder, "auto")) {
        Snapshot started = agency.start("server", server(agency));

        assertThat(started.state()).isInstanceOf(ProcessState.Refused.class);
        awaitNothingOfTheServer();
        assertThat(agency.processes().occupied(started.spec().workspace())).isFalse();
      }
      try (TestAgency next = TestAgency.at(folder, "auto")) {
        assertThat(state(next)).isInstanceOf(ProcessState.Refused.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aServerThatCannotBeNotedIsEndedAndRefused(String sandbox) throws Exception {
    ScriptedRelay.Publishing keepsTheNoteFromBeingWritten =
        () -> {
          Files.createDirectories(folder.resolve("processes/server/started.json/in-the-way"));
          return "ok 1";
        };
    try (ScriptedRelay _ = ScriptedRelay.in(folder, keepsTheNoteFromBeingWritten);
        TestAgency agency = TestAgency.at(folder, sandbox)) {
      Snapshot started = agency.start("server", server(agency));

      assertThat(started.state()).isInstanceOf(ProcessState.Refused.class);
      awaitNothingOfTheServer();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aServerThatIsStoppedWhileItStartsIsStoppedOnceItRuns(String sandbox) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    ScriptedRelay.Publishing takesItsTime =
        () -> {
          asked.countDown();
          stopped.await();
          return "ok 1";
        };
    try (ScriptedRelay _ = ScriptedRelay.in(folder, takesItsTime);
        TestAgency agency = TestAgency.at(folder, sandbox)) {
      ProcessSpec spec = server(agency);
      CompletableFuture<Snapshot> starting =
          CompletableFuture.supplyAsync(() -> agency.start("server", spec));
      asked.await();

      var _ = agency.processes().stop(SERVER, null, Duration.ofSeconds(1));
      stopped.countDown();

      Snapshot _ = starting.get();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> state(agency) instanceof ProcessState.Exited);
      assertThat(((ProcessState.Exited) state(agency)).was().ending())
          .isNotNull()
          .extracting(ProcessState.Ending::reason)
          .isEqualTo("stopped on request");
    }
  }

  private void awaitNothingOfTheServer() {
    String own = folder.resolve("processes/server").toString();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                ProcessHandle.allProcesses()
                    .map(process -> Host.commandLine(process.pid()))
                    .noneMatch(line -> line.contains(own) || line.contains("73.1")));
  }

  private static ProcessState state(TestAgency agency) {
    return agency.processes().find(SERVER).orElseThrow().state();
  }

  private static ProcessSpec server(TestAgency agency) {
    WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));
    return new ProcessSpec(
        workspace,
        null,
        ProcessSpec.Kind.SERVER,
        List.of("sleep", "73.1"),
        Map.of(),
        ProcessSpec.Network.PRIVATE,
        null,
        new ProcessSpec.Publish(8080),
        new Limits(512, 256, null, 1),
        false);
  }
}
