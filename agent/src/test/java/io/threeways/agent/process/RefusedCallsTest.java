package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.agent.workspace.WorkspaceId;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** System calls that a step is refused, and that what builds do goes on without them. */
class RefusedCallsTest {
  private static final Map<String, Integer> ERRORS =
      Map.of("EPERM", 1, "ENOSYS", 38, "EAFNOSUPPORT", 97);

  /**
   * Name, number on x86-64 and on aarch64, arguments, expected error: of calls that otherwise
   * succeed, or fail with another error.
   */
  private static final String CALLS =
      """
      unshare           272  97 10000000,0,0 EPERM
      setns             308 268       -1,0,0 EPERM
      clone              56 220 10010000,0,0 EPERM
      socket-vsock       41 198       28,1,0 EAFNOSUPPORT
      socket-packet      41 198       11,3,0 EAFNOSUPPORT
      socket-alg         41 198       26,5,0 EAFNOSUPPORT
      socketpair-tipc    53 199       1e,1,0 EAFNOSUPPORT
      open_tree         428 428       -1,0,0 EPERM
      io_uring_setup    425 425        1,0,0 EPERM
      io_uring_enter    426 426       -1,0,0 EPERM
      io_uring_register 427 427       -1,0,0 EPERM
      keyctl            250 219       0,-3,1 EPERM
      clone3            435 435        0,0,0 ENOSYS
      """;

  /**
   * Makes the calls in a file of lines such as {@code setns 308 -1,0,0} and prints their errors.
   */
  private static final String CALLER =
      """
      import java.lang.foreign.*;
      import java.nio.file.*;
      import java.util.stream.Stream;
      import static java.lang.foreign.ValueLayout.JAVA_LONG;

      class Caller {
        void main() throws Throwable {
          var linker = Linker.nativeLinker();
          var syscall =
              linker.downcallHandle(
                  linker.defaultLookup().find("syscall").orElseThrow(),
                  FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                  Linker.Option.captureCallState("errno"),
                  Linker.Option.firstVariadicArg(1));
          var layout = Linker.Option.captureStateLayout();
          var errno = layout.varHandle(MemoryLayout.PathElement.groupElement("errno"));
          var state = Arena.global().allocate(layout);
          for (String line : Files.readAllLines(Path.of("calls"))) {
            String[] words = line.split(" ");
            long[] a =
                Stream.of(words[2].split(",")).mapToLong(word -> Long.parseLong(word, 16)).toArray();
            long result =
                (long) syscall.invokeExact(state, Long.parseLong(words[1]), a[0], a[1], a[2]);
            IO.println(words[0] + " " + (result == -1 ? (int) errno.get(state, 0L) : "succeeded"));
          }
        }
      }
      """;

  private static final String ORDINARY =
      """
      import java.net.*;
      import java.nio.ByteBuffer;
      import java.nio.channels.*;
      import java.nio.file.Path;

      class Ordinary {
        void main() throws Exception {
          Thread thread = new Thread(() -> IO.println("thread"));
          thread.start();
          thread.join();
          new ProcessBuilder("echo", "child").inheritIO().start().waitFor();
          talk(ServerSocketChannel.open().bind(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
          talk(ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(
              UnixDomainSocketAddress.of(Path.of("/tmp/socket"))));
          IO.println(NetworkInterface.networkInterfaces().findFirst().orElseThrow().getName());
        }

        void talk(ServerSocketChannel server) throws Exception {
          try (server; var client = SocketChannel.open(server.getLocalAddress());
              var accepted = server.accept()) {
            client.write(ByteBuffer.wrap("hello".getBytes()));
            ByteBuffer heard = ByteBuffer.allocate(5);
            while (heard.hasRemaining()) accepted.read(heard);
            IO.println(new String(heard.array()));
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void callsThatLeadAroundTheSandboxFail() {
    assertThat(output("bubblewrap", "java --enable-native-access=ALL-UNNAMED Caller.java"))
        .isEqualTo(columns(word -> word[0] + " " + ERRORS.get(word[4])));
  }

  @Test
  void nobodyGetsNamespacesOfTheirOwn() {
    assertThat(
            output(
                "bubblewrap",
                "for new in --user --net --mount --pid --ipc --uts --cgroup --time;"
                    + " do unshare --map-root-user $new true; done"))
        .isEqualTo("unshare: unshare failed: Operation not permitted\n".repeat(8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void theFilesOfTheSandboxItselfAreClosedInside(String sandbox) {
    assertThat(output(sandbox, "ls /proc/$$/fd")).isEqualTo("0\n1\n2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void aProcessHasABoundedNumberOfFilesOpen(String sandbox) {
    assertThat(output(sandbox, "ulimit -Hn; ulimit -Sn").lines())
        .hasSize(2)
        .allMatch(number -> Integer.parseInt(number) <= 4096);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "namespaces"})
  void pipesThreadsChildrenAndSocketsWorkAsEver(String sandbox) {
    assertThat(output(sandbox, "seq 1000 | sort -rn | head -n 1; java Ordinary.java"))
        .isEqualTo("1000\nthread\nchild\nhello\nhello\nlo\n");
  }

  private String output(String sandbox, String script) {
    boolean x86 = System.getProperty("os.arch").equals("amd64");
    String calls = columns(word -> word[0] + " " + word[x86 ? 1 : 2] + " " + word[3]);
    try (TestAgency agency = TestAgency.at(folder, sandbox)) {
      WorkspaceId workspace =
          agency.workspace(
              "w", Map.of("calls", calls, "Caller.java", CALLER, "Ordinary.java", ORDINARY));
      Snapshot _ = agency.run("p", TestAgency.step(workspace, script));
      return agency.output("p");
    }
  }

  private static String columns(Function<String[], String> line) {
    return CALLS
        .lines()
        .map(call -> line.apply(call.split(" +")) + "\n")
        .collect(Collectors.joining());
  }
}
