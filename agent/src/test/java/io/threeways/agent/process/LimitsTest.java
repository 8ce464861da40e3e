package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.agent.workspace.WorkspaceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a step that takes too much. */
class LimitsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Writes 600 MiB to a file of memfd_create(2), of which nothing is mapped. */
  private static final String HIDING =
      """
      import java.io.FileOutputStream;
      import java.lang.foreign.*;

      class Hidden {
        void main() throws Throwable {
          Linker linker = Linker.nativeLinker();
          var make =
              linker.downcallHandle(
                  linker.defaultLookup().find("memfd_create").orElseThrow(),
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
          int file;
          try (Arena arena = Arena.ofConfined()) {
            file = (int) make.invokeExact(arena.allocateFrom("x"), 0);
          }
          try (var out = new FileOutputStream("/proc/self/fd/" + file)) {
            byte[] mebibyte = new byte[1 << 20];
            for (int i = 0; i < 600; i++) out.write(mebibyte);
          }
          Thread.sleep(20_000);
          System.out.println("nobody saw it");
        }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void tooMuchMemoryEndsTheStepWithTheReason(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace =
          agency.workspace(
              "w",
              Map.of(
                  "Greedy.java",
                  """
                  class Greedy {
                    void main() throws Exception {
                      var taken = new java.util.ArrayList<byte[]>();
                      for (int i = 0; i < 300; i++) taken.add(new byte[1 << 20]);
                      Thread.sleep(60_000);
                    }
                  }
                  """));

      Snapshot ended =
          agency.run(
              "p", TestAgency.step(workspace, "java Greedy.java", new Limits(200, 256, LONG, 1)));

      assertThat(reason(ended)).startsWith("memory limit of 200 MiB exceeded");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void filesInMemoryAreBounded(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      agency.run(
          "p",
          TestAgency.step(
              workspace,
              "for f in /tmp /dev/shm; do head -c 100m /dev/zero >$f/big; rm $f/big; done",
              new Limits(64, 64, LONG, 1)));

      assertThat(agency.output("p").lines()).hasSize(2).allMatch(line -> line.contains("No space"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void memoryThatIsHiddenInFilesWithoutANameCounts(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("Hidden.java", HIDING));

      Snapshot ended =
          agency.run(
              "p",
              TestAgency.step(
                  workspace, "java -Xmx64m Hidden.java", new Limits(400, 256, LONG, 1)));

      assertThat(agency.output("p")).doesNotContain("nobody saw it");
      assertThat(reason(ended)).startsWith("memory limit of 400 MiB exceeded");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void memoryThatIsMountedByTheStepItselfIsNotHad(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      agency.run(
          "p",
          TestAgency.step(
              workspace,
              "unshare --user --map-root-user --mount sh -c"
                  + " 'mount -t tmpfs none /tmp && head -c 300m /dev/zero >/tmp/f && sleep 20"
                  + " && echo nobody saw it'",
              new Limits(100, 64, LONG, 1)));

      assertThat(agency.output("p")).doesNotContain("nobody saw it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void whatProcessesShareCountsOnce(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      agency.run(
          "p",
          TestAgency.step(
              workspace,
              "x=$(head -c 30000000 /dev/zero | tr '\\0' a);"
                  + " for i in 1 2 3 4 5 6 7 8 9 10; do (sleep 1; :) & done; wait; echo fine",
              new Limits(200, 64, LONG, 1)));

      assertThat(agency.output("p")).isEqualTo("fine\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aForkBombStaysSmallAndIsCleanedUp(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace =
          agency.workspace("w", Map.of("bomb", "#!/bin/sh\n./bomb & ./bomb & sleep 60"));

      Snapshot ended =
          agency.run(
              "p",
              TestAgency.step(workspace, "./bomb", new Limits(1024, 40, Duration.ofSeconds(4), 1)));

      assertThat(reason(ended)).startsWith("time limit");
      assertThat(ended.outputBytes()).isLessThanOrEqualTo(1024 * 1024);
      assertThat(agency.output("p")).contains("Cannot fork");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aFloodOfOutputIsCutAndEndsTheStep(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      Snapshot ended =
          agency.run("p", TestAgency.step(workspace, "yes", new Limits(256, 64, LONG, 1)));

      assertThat(reason(ended)).isEqualTo("output limit of 1 MiB exceeded");
      assertThat(ended.outputBytes()).isEqualTo(1024 * 1024);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepThatIgnoresTermIsKilledWithItsChildren(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));
      agency.start(
          "p",
          TestAgency.step(
              workspace,
              "trap '' TERM; setsid sleep 61 & sleep 62 & echo up; while :; do sleep 1; done"));
      await().atMost(TestAgency.LIMIT).until(() -> agency.output("p").equals("up\n"));

      agency.processes().stop(new ProcessId("p"), null, Duration.ofMillis(200));

      Snapshot ended = agency.ended("p");
      assertThat(reason(ended)).isEqualTo("stopped on request");
      assertThat(((ProcessState.Exited) ended.state()).signal()).isEqualTo(9);
      assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
          .noneMatch(line -> line.endsWith("sleep 61") || line.endsWith("sleep 62"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepThatHeedsTermEndsInItsOwnWay(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));
      agency.start(
          "p",
          TestAgency.step(
              workspace, "trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.05; done"));
      await().atMost(TestAgency.LIMIT).until(() -> agency.output("p").equals("up\n"));

      agency.processes().stop(new ProcessId("p"), null, LONG);

      assertThat(((ProcessState.Exited) agency.ended("p").state()).code()).isEqualTo(3);
      assertThat(agency.output("p")).endsWith("bye\n");
    }
  }

  private static String reason(Snapshot snapshot) {
    assertThat(snapshot.state()).isInstanceOf(ProcessState.Exited.class);

    ProcessState.Ending ending = ((ProcessState.Exited) snapshot.state()).was().ending();
    return Objects.requireNonNull(ending, "nobody ended it").reason();
  }
}
