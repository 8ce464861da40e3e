package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.agent.workspace.WorkspaceId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many short steps, so that starts and ends meet the supervision at every moment. */
class ManyStepsTest {
  @TempDir Path folder;

  @Test
  void noneIsLost() {
    try (TestAgency agency = TestAgency.at(folder, "auto")) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));
      for (int i = 0; i < 100; i++) {
        Snapshot ended = agency.run("p" + i, TestAgency.step(workspace, "echo x"));

        assertThat(ended.state()).isInstanceOf(ProcessState.Exited.class);
        assertThat(((ProcessState.Exited) ended.state()).code()).isZero();
      }
    }
  }
}
