package io.threeways.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real {@code git}, in one working tree, away from the user's own configuration. */
final class Git {
  private static final Map<String, String> IDENTITY =
      Map.of(
          "GIT_AUTHOR_NAME", "Dana Developer",
          "GIT_AUTHOR_EMAIL", "dana@example.org",
          "GIT_COMMITTER_NAME", "Dana Developer",
          "GIT_COMMITTER_EMAIL", "dana@example.org",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_SYSTEM", "/dev/null",
          "GIT_TERMINAL_PROMPT", "0");

  private final Path tree;

  Git(Path tree) {
    this.tree = tree;
  }

  /**
   * @return what it printed
   * @throws AssertionFailed when it did not end with 0, with its words
   */
  String run(String... words) throws IOException, InterruptedException {
    Answer answer = attempt(words);
    AssertionFailed.unless(
        answer.succeeded(), "git %s failed: %s", String.join(" ", words), answer.output());
    return answer.output();
  }

  /** What it printed, and whether it ended with 0. */
  record Answer(boolean succeeded, String output) {}

  Answer attempt(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(tree.toFile()).redirectErrorStream(true);
    builder.environment().putAll(IDENTITY);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor() == 0, output.strip());
  }
}
