package io.threeways.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryUseTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void aProcessThatEndedMeanwhileHoldsNothing() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();

    assertThat(used(new ProcessTable.Entry(ended.pid(), 1, 0, 500 * MEBIBYTE))).isEmpty();
  }

  @Test
  void aLivingProcessHoldsWhatItHasNow() {
    ProcessTable.Entry self = ProcStat.of(ProcessHandle.current().pid()).orElseThrow();

    assertThat(used(self)).hasValueSatisfying(bytes -> assertThat(bytes).isPositive());
  }

  private static Optional<Long> used(ProcessTable.Entry process) {
    return new MemoryUse(List.of(process), Optional.empty()).above(MEBIBYTE);
  }
}
