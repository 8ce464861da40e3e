package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.agent.workspace.WorkspaceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent clears away when nobody has used it for long. */
class SweepingTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static final Limits NO_TIME = new Limits(1024, 256, null, 1);

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());

  @TempDir Path folder;

  @Test
  void whatNobodyUsedForLongIsClearedAndWhatIsOccupiedStays() {
    try (TestAgency agency = TestAgency.at(folder, "auto", false, clock)) {
      WorkspaceId _ = agency.workspace("unused", Map.of("a", ""));
      WorkspaceId occupied = agency.workspace("occupied", Map.of("a", ""));
      Snapshot _ = agency.start("runs", TestAgency.step(occupied, "sleep 77.1", NO_TIME));
      ahead.set(TestAgency.KEPT.minus(HOUR));
      agency.sweep();
      assertThat(workspace("unused")).exists();

      ahead.set(TestAgency.KEPT.plus(HOUR));
      agency.sweep();

      assertThat(workspace("unused")).doesNotExist();
      assertThat(workspace("occupied")).exists();
      var _ = agency.processes().stop(new ProcessId("runs"), null, Duration.ZERO);
      Snapshot _ = agency.ended("runs");
    }
  }

  @Test
  void oneStaysAsLongAsTheProcessThatRanInItIsRemembered() {
    try (TestAgency agency = TestAgency.at(folder, "auto", false, clock)) {
      WorkspaceId used = agency.workspace("used", Map.of("a", ""));
      Snapshot started = agency.start("p", TestAgency.step(used, "sleep 77.2", NO_TIME));
      ahead.set(TestAgency.KEPT.plus(HOUR));
      long wrapper = ((ProcessState.Running) started.state()).host().pid();
      ProcessHandle.of(wrapper).orElseThrow().destroyForcibly();
      assertThat(agency.ended("p").state()).isInstanceOf(ProcessState.Lost.class);

      agency.sweep();
      assertThat(workspace("used")).exists();

      ahead.set(TestAgency.KEPT.plus(HOUR).multipliedBy(2));
      agency.sweep();
      assertThat(agency.processes().find(new ProcessId("p"))).isEmpty();
      assertThat(workspace("used")).doesNotExist();
    }
  }

  private Path workspace(String id) {
    return folder.resolve("workspaces").resolve(id);
  }
}
