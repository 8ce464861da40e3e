package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent is killed; what it started goes on, and the next agent knows how it ended. */
class AgentDeathTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void whatEndsMeanwhileIsKnownAndWhatRunsIsAdopted(String sandbox) throws Exception {
    Process agent =
        start(
            sandbox,
            "ends",
            "while [ ! -e go ]; do sleep 0.02; done; echo done; exit 5",
            "runs",
            "echo alive; while [ ! -e stop ]; do sleep 0.02; done; exit 6",
            "late",
            "sleep 60");

    agent.destroyForcibly().waitFor();
    Path workspace = folder.resolve("workspaces/w");
    Files.createFile(workspace.resolve("go"));
    await()
        .atMost(TestAgency.LIMIT)
        .until(() -> Files.exists(folder.resolve("processes/ends/exit")));

    try (TestAgency next = TestAgency.at(folder, sandbox)) {
      assertThat(((ProcessState.Exited) next.ended("ends").state()).code()).isEqualTo(5);
      assertThat(next.output("ends")).isEqualTo("done\n");
      assertThat(next.processes().find(new ProcessId("runs")).orElseThrow().state())
          .isInstanceOf(ProcessState.Running.class);
      assertThat(next.output("runs")).isEqualTo("alive\n");

      Files.createFile(workspace.resolve("stop"));
      assertThat(((ProcessState.Exited) next.ended("runs").state()).code()).isEqualTo(6);

      var _ = next.processes().stop(new ProcessId("late"), null, java.time.Duration.ZERO);
      assertThat(next.ended("late").state()).isInstanceOf(ProcessState.Exited.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aProcessWhoseWrapperIsKilledIsLostAndLeavesNothingRunning(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      var workspace = agency.workspace("w", java.util.Map.of("a", ""));
      Snapshot started = agency.start("p", TestAgency.step(workspace, "echo up; sleep 77.7"));
      await().atMost(TestAgency.LIMIT).until(() -> agency.output("p").equals("up\n"));

      TestAgency.killWrapper(started);

      assertThat(agency.ended("p").state()).isInstanceOf(ProcessState.Lost.class);
      TestAgency.awaitGone("sleep 77.7");
    }
  }

  private Process start(String sandbox, String... idsAndScripts) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                AgencyProcess.class.getName(),
                folder.toString(),
                sandbox));
    command.addAll(List.of(idsAndScripts));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo("ready");
    return process;
  }
}
