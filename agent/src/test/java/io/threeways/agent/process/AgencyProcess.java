package io.threeways.agent.process;

import java.io.IOException;
import java.nio.file.Path;

/** An agency in a process of its own, so that it can be killed. Ends when its input does. */
final class AgencyProcess {
  private AgencyProcess() {}

  /** Starts what the test names: a folder, a sandbox, and pairs of id and script. */
  public static void main(String[] arguments) throws IOException {
    try (TestAgency agency = TestAgency.at(Path.of(arguments[0]), arguments[1])) {
      var workspace = agency.workspace("w", java.util.Map.of("a", ""));
      for (int i = 2; i < arguments.length; i += 2) {
        Snapshot _ = agency.start(arguments[i], TestAgency.step(workspace, arguments[i + 1]));
      }
      System.out.println("ready");
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
