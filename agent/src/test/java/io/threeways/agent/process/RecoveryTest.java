package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.agent.workspace.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent makes of a folder that an earlier one left in the middle of something. */
class RecoveryTest {
  private static final ProcessId ID = new ProcessId("p");

  private final String marker = UUID.randomUUID().toString();

  @TempDir Path folder;
  private Process other;

  @BeforeEach
  void somethingRuns() throws IOException {
    other = new ProcessBuilder("sh", "-c", "sleep 75.1; exit", marker).start();
  }

  @AfterEach
  void itEnds() throws InterruptedException {
    other.descendants().forEach(ProcessHandle::destroyForcibly);
    other.destroyForcibly().waitFor();
  }

  @Test
  void whatOnlyHasThePidOfAProcessIsNotTakenForIt() throws Exception {
    ProcessFolder left = left(UUID.randomUUID().toString());
    Files.writeString(left.path().resolve("pid"), other.pid() + "\n");

    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      assertThat(state(agency, ID)).isInstanceOf(ProcessState.Lost.class);
    }

    assertThat(other.isAlive()).isTrue();
  }

  @Test
  void whatWasToBeStoppedBeforeItWasNotedIsStopped() throws Exception {
    ProcessFolder left = left(marker);
    Files.writeString(left.path().resolve("pid"), other.pid() + "\n");
    left.write(new ProcessState.Ending("stopped on request", Instant.EPOCH));

    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      ProcessState.Running adopted = (ProcessState.Running) state(agency, ID);

      assertThat(adopted.host().pid()).isEqualTo(other.pid());
      assertThat(adopted.ending())
          .isEqualTo(new ProcessState.Ending("stopped on request", Instant.EPOCH));
    }
  }

  @Test
  void aProcessOfWhichTheNotesCannotBeReadIsEndedAndLost() throws Exception {
    Files.writeString(left(marker).path().resolve("started.json"), "");

    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      assertThat(state(agency, ID)).isInstanceOf(ProcessState.Lost.class);
    }

    assertThat(other.waitFor()).isGreaterThan(128);
  }

  @Test
  void aFolderThatCannotBeReadKeepsNobodyFromTheOthersNorFromBeingAskedForAgain() throws Exception {
    Snapshot ended;
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      ended =
          agency.run("whole", TestAgency.step(agency.workspace("w", Map.of("a", "")), "exit 5"));
    }
    Files.writeString(left(marker).path().resolve("request.json"), "");

    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      assertThat(state(agency, new ProcessId("whole"))).isEqualTo(ended.state());
      assertThat(agency.processes().find(ID)).isEmpty();

      Snapshot again = agency.run("p", ended.spec());
      assertThat(((ProcessState.Exited) again.state()).code()).isEqualTo(5);
    }
  }

  @Test
  void ofAFolderThatCannotBeReadNothingRunsOn() throws Exception {
    Snapshot started;
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));
      started = agency.start("p", TestAgency.step(workspace, "sleep 76.1"));
    }
    Files.writeString(folder.resolve("processes/p/request.json"), "");

    try (TestAgency _ = TestAgency.at(folder, "auto")) {
      long wrapper = ((ProcessState.Running) started.state()).host().pid();
      await()
          .atMost(TestAgency.LIMIT)
          .until(() -> ProcessHandle.of(wrapper).filter(ProcessHandle::isAlive).isEmpty());
    }
  }

  private ProcessFolder left(String marker) throws IOException {
    ProcessFolder left = ProcessFolder.create(folder.resolve("processes").resolve(ID.text()));
    left.write(
        new ProcessFolder.Request(1, marker, TestAgency.step(new WorkspaceId("w"), "sleep 75.1")));
    return left;
  }

  private static ProcessState state(TestAgency agency, ProcessId id) {
    return agency.processes().find(id).orElseThrow().state();
  }
}
