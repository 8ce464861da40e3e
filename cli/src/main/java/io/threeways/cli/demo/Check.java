package io.threeways.cli.demo;

import io.threeways.cli.platform.HostFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real {@code threeways check}, as a developer types it before a push. */
final class Check {
  private final HostFolders folders;
  private final boolean unsafe;

  /**
   * @param unsafe whether the owner consents to run without a sandbox
   */
  Check(HostFolders folders, boolean unsafe) {
    this.folders = folders;
    this.unsafe = unsafe;
  }

  /**
   * @return what it printed for programs
   * @throws AssertionFailed when it did not end with 0, with its last words
   */
  String run(Path tree) throws IOException, InterruptedException {
    Path said = Path.of(tree + ".check.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                folders.root().resolve("threeways").toString(),
                "check",
                tree.toString(),
                "--json"));
    if (unsafe) {
      command.add("--unsafe-builds");
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile());
    builder.environment().put("THREEWAYS_HOME", folders.home().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String verdict = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    AssertionFailed.unless(
        process.waitFor() == 0, "threeways check says no: %s (see %s)", verdict.strip(), said);
    return verdict;
  }
}
