package io.threeways.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.agent.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports, and what the relay is told of them. */
class RelayedPortsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final ProcessId ID = new ProcessId("server");

  @TempDir private Path folder;

  @Test
  void whoFindsAPortWithdrawnWaitsUntilTheRelayHasHeardOfIt() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    ScriptedRelay.Script takesItsTime =
        order -> {
          if (order.startsWith("publish")) {
            return "ok 4711";
          }
          heard.countDown();
          answered.await();
          return "ok";
        };
    try (ScriptedRelay _ = ScriptedRelay.following(folder, takesItsTime)) {
      RelayedPorts ports = new RelayedPorts(folder, Path.of(System.getProperty("java.home")));
      assertThat(ports.publish(ID, 1, 1, 8080, null)).isEqualTo(4711);
      Thread first = Thread.ofPlatform().start(() -> withdraw(ports));
      heard.await();

      Thread second = Thread.ofPlatform().start(() -> withdraw(ports));
      await().atMost(LIMIT).until(() -> second.getState() == Thread.State.BLOCKED);

      answered.countDown();
      assertThat(first.join(LIMIT)).isTrue();
      assertThat(second.join(LIMIT)).isTrue();
      ports.close();
    }
  }

  private static void withdraw(RelayedPorts ports) {
    try {
      ports.withdraw(ID);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
