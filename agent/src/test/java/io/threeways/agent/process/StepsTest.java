package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.agent.workspace.WorkspaceId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build step does and sees, in each sandbox. */
class StepsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepRunsInItsWorkspaceAndItsExitCodeIsKept(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("hello", "#!/bin/sh\necho hello; pwd"));

      Snapshot ended =
          agency.run("p", TestAgency.step(workspace, "./hello; echo oops >&2; exit 7"));

      assertThat(exit(ended).code()).isEqualTo(7);
      assertThat(exit(ended).signal()).isNull();
      assertThat(agency.output("p")).isEqualTo("hello\n/workspace\noops\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepFindsItsToolsAndKeepsWhatItWrites(String sandbox) throws Exception {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace =
          agency.workspace("w", Map.of("A.java", "class A { void main() { IO.println(6 * 7); } }"));

      Snapshot ended =
          agency.run(
              "p",
              TestAgency.step(
                  workspace,
                  "java A.java && ls /toolbox/junit && mkdir out && echo made >out/file"));

      assertThat(exit(ended).code()).describedAs(agency.output("p")).isZero();
      assertThat(agency.output("p")).startsWith("42\njunit-platform-console-standalone.jar\n");
      assertThat(folder.resolve("workspaces/w/out/file")).hasContent("made\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepSeesNothingOfThePlatformNorOfItsNeighbours(String sandbox) throws Exception {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId mine = agency.workspace("mine", Map.of("a", "mine"));
      agency.workspace("theirs", Map.of("a", "theirs"));
      Path secret = Files.writeString(folder.resolve("secret"), "secret");

      agency.run(
          "p",
          TestAgency.step(
              mine,
              "cat %1$s %2$s/workspaces/theirs/a ../theirs/a /etc/shadow; ls /root /home /srv /var;"
                      .formatted(secret, folder)
                  + " cat /proc/*/environ | tr '\\0' '\\n' | grep -c SUREFIRE; ls /proc | grep -c '^[0-9]'"));

      assertThat(agency.output("p"))
          .doesNotContain("secret\n", "theirs\n", "root:")
          .contains("cat: " + secret + ": No such file")
          .contains("/root': No such file", "/home': No such file")
          .containsPattern("\n0\n[1-9]\n$");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepHasNoNetworkButItsOwnLoopback(String sandbox) throws Exception {
    try (TestAgency agency = TestAgency.at(folder, sandbox);
        ServerSocket ofTheHost = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      WorkspaceId workspace =
          agency.workspace(
              "w",
              Map.of(
                  "A.java",
                  """
                  import java.net.*;
                  class A {
                    void main() throws Exception {
                      try (var own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                          var socket = new Socket(own.getInetAddress(), own.getLocalPort())) {
                        IO.println("own loopback");
                      }
                      try (var socket = new Socket("127.0.0.1", %d)) {
                        IO.println("host reached");
                      } catch (ConnectException e) {
                        IO.println("host refused");
                      }
                      IO.println(NetworkInterface.networkInterfaces().count());
                    }
                  }
                  """
                      .formatted(ofTheHost.getLocalPort())));

      agency.run("p", TestAgency.step(workspace, "java A.java"));

      assertThat(agency.output("p")).isEqualTo("own loopback\nhost refused\n1\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aStepHasNoPrivilegesAndNoWritableSystem(String sandbox) {
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace = agency.workspace("w", Map.of("a", ""));

      agency.run(
          "p",
          TestAgency.step(
              workspace,
              "grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status;"
                  + " for f in /usr/x /etc/x /x /toolbox/x /toolbox/jdk/x /proc/sys/kernel/core_pattern;"
                  + " do (echo 1 >$f) 2>/dev/null && echo wrote $f; done;"
                  + " mount -t tmpfs none /tmp 2>/dev/null && echo mounted; echo end"));

      assertThat(agency.output("p"))
          .isEqualTo(
              """
              CapEff:\t0000000000000000
              CapBnd:\t0000000000000000
              NoNewPrivs:\t1
              end
              """);
    }
  }

  private static ProcessState.Exited exit(Snapshot snapshot) {
    assertThat(snapshot.state()).isInstanceOf(ProcessState.Exited.class);
    return (ProcessState.Exited) snapshot.state();
  }
}
