package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.agent.workspace.WorkspaceId;
import io.threeways.agent.workspace.Workspaces;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace that stands for the files of a machine, beside the one that a process works in. */
class MachineTreeTest {
  private static final WorkspaceId MACHINE = new WorkspaceId("machine");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void whoMayChangeItDoesAndItStaysForTheNext(String sandbox) throws Exception {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      agency.workspaces().keep(MACHINE);

      Snapshot first =
          run(agency, "writes", true, "umask 077; mkdir /host/etc; echo a >/host/etc/f");
      Snapshot second = run(agency, "looks", false, "test \"$(cat /host/etc/f)\" = a");

      assertThat(code(first)).isZero();
      assertThat(code(second)).isZero();
      assertThat(machine().resolve("etc/f")).hasContent("a");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void whoMayOnlyLookChangesNothing(String sandbox) throws Exception {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      agency.workspaces().keep(MACHINE);

      Snapshot ended = run(agency, "tries", false, "echo a >/host/f");

      assertThat(code(ended)).isNotZero();
      assertThat(machine()).isEmptyDirectory();
    }
  }

  @Test
  void whatIsWorkedOnIsNotRemovedMeanwhile() throws Exception {
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      agency.workspaces().keep(MACHINE);
      sources(agency, "sources");
      Snapshot _ = agency.start("p", spec("sources", true, "sleep 79.3"));

      assertThat(agency.workspaces().remove(MACHINE)).isEqualTo(Workspaces.Outcome.OCCUPIED);

      var _ = agency.processes().stop(new ProcessId("p"), null, Duration.ZERO);
      Snapshot _ = agency.ended("p");
      assertThat(agency.workspaces().remove(MACHINE)).isEqualTo(Workspaces.Outcome.DONE);
    }
  }

  @Test
  void whatIsKeptIsNeverClearedAndKeptTwiceIsKeptOnce() throws Exception {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    InstantSource clock = () -> Instant.now().plus(ahead.get());
    try (TestAgency agency = TestAgency.at(folder, "auto", false, clock)) {
      agency.workspaces().keep(MACHINE);
      Files.writeString(machine().resolve("f"), "a");
      ahead.set(TestAgency.KEPT.multipliedBy(10));

      agency.sweep();
      agency.workspaces().keep(MACHINE);

      assertThat(machine().resolve("f")).hasContent("a");
    }
  }

  @Test
  void whereThereIsNoSuchMachineNothingRuns() throws Exception {
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      WorkspaceId _ = agency.workspace("sources", Map.of("a", ""));

      PutOutcome outcome =
          agency.processes().put(new ProcessId("p"), 1, spec("sources", true, "true"));

      assertThat(outcome).isEqualTo(new PutOutcome.NoWorkspace(MACHINE));
    }
  }

  private Snapshot run(TestAgency agency, String id, boolean writable, String script)
      throws Exception {
    sources(agency, id);
    Snapshot _ = agency.start(id, spec(id, writable, script));
    return agency.ended(id);
  }

  /** An empty archive: two blocks of nothing. */
  private static void sources(TestAgency agency, String id) throws Exception {
    byte[] nothing = new byte[2 * TarConstants.DEFAULT_RCDSIZE];
    Workspaces.Outcome filled =
        agency.workspaces().fill(new WorkspaceId(id), new ByteArrayInputStream(nothing), MACHINE);
    assertThat(filled).isEqualTo(Workspaces.Outcome.DONE);
  }

  private static ProcessSpec spec(String workspace, boolean writable, String script) {
    return new ProcessSpec(
        new WorkspaceId(workspace),
        new ProcessSpec.MachineTree(MACHINE, writable),
        ProcessSpec.Kind.STEP,
        List.of("sh", "-c", script),
        Map.of(),
        ProcessSpec.Network.NONE,
        null,
        null,
        TestAgency.limits(Duration.ofSeconds(30)),
        false);
  }

  private static int code(Snapshot ended) {
    return ((ProcessState.Exited) ended.state()).code();
  }

  private Path machine() {
    return folder.resolve("workspaces/machine");
  }
}
