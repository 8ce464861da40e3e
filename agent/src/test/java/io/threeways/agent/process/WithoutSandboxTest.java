package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.agent.workspace.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no sandbox can be had. */
class WithoutSandboxTest {
  @TempDir Path folder;

  @AfterEach
  void removeTheLinksThatLeadOut() throws IOException {
    try (var links = Files.newDirectoryStream(folder.resolve("toolbox"))) {
      for (Path link : links) {
        Files.delete(link);
      }
    }
  }

  @Test
  void foreignCodeIsRefused() {
    try (TestAgency agency = TestAgency.at(folder, "none", true)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      Snapshot snapshot = agency.run("p", TestAgency.step(workspace, "echo ran"));

      assertThat(snapshot.state()).isInstanceOf(ProcessState.Refused.class);
      assertThat(agency.output("p")).isEmpty();
    }
  }

  @Test
  void evenIfItCallsItselfUnsafeWhereTheAgentDoesNotAdmitThat() {
    try (TestAgency agency = TestAgency.at(folder, "none", false)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      Snapshot snapshot = agency.run("p", unsafe(workspace, "echo ran"));

      assertThat(snapshot.state()).isInstanceOf(ProcessState.Refused.class);
    }
  }

  @Test
  void withBothItRunsAndIsStillSupervised() {
    try (TestAgency agency = TestAgency.at(folder, "none", true)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      Snapshot snapshot =
          agency.run(
              "p", unsafe(workspace, "pwd; $TOOLBOX/jdk/bin/java --version; sleep 71 & sleep 72"));

      assertThat(agency.output("p")).startsWith(folder.resolve("workspaces/w") + "\nopenjdk 25");
      assertThat(snapshot.state()).isInstanceOf(ProcessState.Exited.class);
      assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
          .noneMatch(line -> line.endsWith("sleep 71") || line.endsWith("sleep 72"));
    }
  }

  @Test
  void aProcessWhoseWrapperIsKilledLeavesNothingRunning() {
    try (TestAgency agency = TestAgency.at(folder, "none", true)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));
      Snapshot started = agency.start("p", unsafe(workspace, "echo up; sleep 74.1"));
      await().atMost(TestAgency.LIMIT).until(() -> agency.output("p").equals("up\n"));

      TestAgency.killWrapper(started);

      assertThat(agency.ended("p").state()).isInstanceOf(ProcessState.Lost.class);
      TestAgency.awaitGone("sleep 74.1");
    }
  }

  private static ProcessSpec unsafe(WorkspaceId workspace, String script) {
    return new ProcessSpec(
        workspace,
        null,
        ProcessSpec.Kind.STEP,
        List.of("sh", "-c", script),
        Map.of(),
        ProcessSpec.Network.NONE,
        null,
        null,
        new Limits(1024, 256, Duration.ofSeconds(2), 1),
        true);
  }
}
