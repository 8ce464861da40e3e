package io.threeways.cli.check;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a push would bring, and what is not committed yet: the files that Git does not ignore. */
final class WorkingTree {
  private static final int LIMIT_SECONDS = 60;

  private final Path folder;

  WorkingTree(Path folder) {
    this.folder = folder;
  }

  /** Packs them into a new temporary file. */
  Path pack() throws IOException, InterruptedException {
    Path names = Files.createTempFile("threeways-check", ".names");
    Path archive = Files.createTempFile("threeways-check", ".tar");
    try {
      if (!run(names, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")) {
        throw new Failure(
            ExitCode.USAGE,
            folder + " is no working tree of Git, so what belongs to it is not known",
            "git init");
      }
      if (!run(null, "tar", "-cf", archive.toString(), "--null", "-T", names.toString())) {
        throw new Failure(
            ExitCode.UNAVAILABLE, "tar cannot pack " + folder + ": see above", "git status");
      }
      return archive;
    } finally {
      Files.delete(names);
    }
  }

  private boolean run(@Nullable Path output, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.redirectOutput(
        output == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.to(output.toFile()));
    Process process = builder.start();
    return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
