package io.threeways.agent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of this host's sandboxes. */
class SandboxTrialsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"bubblewrap | works", "namespaces | works, without a filter of system calls"})
  void aSandboxThatFiltersNoCallsIsSaidToFilterNone(String kind, String detail) throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));
    SystemView view = SystemView.of(null, jdk).withOwnSettings(folder.resolve("settings"));

    SandboxChoice choice = new SandboxTrials(folder, view).choose(kind);

    assertThat(choice.trials()).containsExactly(new SandboxChoice.Trial(kind, true, detail));
  }
}
