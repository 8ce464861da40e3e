package io.threeways.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real {@code git} in a temporary folder, as a user with no configuration of their own has it.
 */
public final class GitSandbox implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** What a command answered. */
  public record Answer(int exitCode, String output) {
    public boolean succeeded() {
      return exitCode == 0;
    }
  }

  private final Path folder;

  private GitSandbox(Path folder) {
    this.folder = folder;
  }

  /** An empty folder, no repository yet. */
  public static GitSandbox empty() {
    try {
      return new GitSandbox(Files.createTempDirectory("git-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty repository on branch {@code main}. */
  public static GitSandbox repository() {
    GitSandbox sandbox = empty();
    sandbox.git("init", "-q", "-b", "main");
    return sandbox;
  }

  public Path folder() {
    return folder;
  }

  /** Runs git, which must succeed. Returns what it wrote, standard error included. */
  public String git(String... arguments) {
    Answer answer = tryGit(arguments);
    if (!answer.succeeded()) {
      throw new IllegalStateException(
          "git %s: exit %d: %s"
              .formatted(String.join(" ", arguments), answer.exitCode(), answer.output()));
    }
    return answer.output();
  }

  /** Runs git, which may fail. */
  public Answer tryGit(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("git-", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " took longer than " + LIMIT);
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Answer(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Writes a file below the folder. */
  public GitSandbox file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything and returns the commit's id. */
  public String commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD").strip();
  }

  @Override
  public void close() {
    Folders.delete(folder);
  }

  private static Map<String, String> environment() {
    return Map.of(
        "GIT_CONFIG_GLOBAL", "/dev/null",
        "GIT_CONFIG_SYSTEM", "/dev/null",
        "GIT_TERMINAL_PROMPT", "0",
        "GIT_AUTHOR_NAME", "Ada",
        "GIT_AUTHOR_EMAIL", "ada@example.org",
        "GIT_COMMITTER_NAME", "Ada",
        "GIT_COMMITTER_EMAIL", "ada@example.org");
  }
}
