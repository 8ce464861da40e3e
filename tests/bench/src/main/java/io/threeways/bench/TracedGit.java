package io.threeways.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The real git, and when it was told what. */
final class TracedGit implements AutoCloseable {
  /** The time of day in microseconds, and the server's word that everything was taken. */
  private static final Pattern TAKEN =
      Pattern.compile("(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d{6}) .* \\w+< unpack ok");

  /** The time of day in microseconds, and the server's word on main. */
  private static final Pattern ANSWERED =
      Pattern.compile("(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d{6}) .* \\w+< (ok|ng) refs/heads/main(.*)$");

  private final Path folder;
  private final Path trace;

  /** What became of a push to main. */
  enum Answer {
    TAKEN,
    /** Main's cord is pulled. */
    REFUSED,
    /** Another push was faster. */
    OVERTAKEN
  }

  /**
   * A push to main.
   *
   * @param toldNanos when git was told, in nanoseconds since 1970
   */
  record Attempt(Answer answer, String commit, long toldNanos) {}

  private TracedGit(Path folder, Path trace) {
    this.folder = folder;
    this.trace = trace;
  }

  /** An empty repository that pushes to the installation's. */
  static TracedGit clone(Installation installation, String repository)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("bench-git-");
    TracedGit git = new TracedGit(folder, Files.createTempFile("bench-git-", ".trace"));
    git.run("init", "-q", "-b", "main");
    git.run("remote", "add", "origin", installation.gitUrl(repository));
    git.run("config", "http.extraHeader", "Authorization: Bearer " + installation.token());
    return git;
  }

  Path folder() {
    return folder;
  }

  /**
   * Commits everything and pushes it to main.
   *
   * @return when git was told that it was taken, in nanoseconds since 1970
   */
  long push(String message) throws IOException, InterruptedException {
    return push(message, "main");
  }

  /** The same, to another branch. */
  long push(String message, String branch) throws IOException, InterruptedException {
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", message);
    Files.writeString(trace, "");
    run("push", "-q", "origin", "HEAD:refs/heads/" + branch);
    List<MatchResult> told = TAKEN.matcher(Files.readString(trace)).results().toList();
    if (told.isEmpty()) {
      throw new IOException("git's trace does not say when the push was taken");
    }
    return nanos(LocalTime.parse(told.getLast().group(1)));
  }

  /** Pushes one commit more onto main as it is there now; others may do so too. */
  Attempt race(String message) throws IOException, InterruptedException {
    run("fetch", "-q", "origin", "main");
    run("reset", "-q", "--hard", "FETCH_HEAD");
    run("commit", "-q", "--allow-empty", "-m", message);
    Files.writeString(trace, "");
    String said = tryRun("push", "-q", "origin", "HEAD:refs/heads/main");
    List<MatchResult> told = ANSWERED.matcher(Files.readString(trace)).results().toList();
    if (told.isEmpty()) {
      // git itself saw that main has gone on.
      if (!said.contains("[rejected]")) {
        throw new IOException("a push failed: " + said);
      }
      return new Attempt(Answer.OVERTAKEN, head(), nanos(LocalTime.now(ZoneId.systemDefault())));
    }
    MatchResult last = told.getLast();
    return new Attempt(
        answer(last.group(2), last.group(3)), head(), nanos(LocalTime.parse(last.group(1))));
  }

  private static Answer answer(String word, String why) {
    if (word.equals("ok")) {
      return Answer.TAKEN;
    }
    return why.contains("cord is pulled") ? Answer.REFUSED : Answer.OVERTAKEN;
  }

  /** The commit that was made last. */
  String head() throws IOException {
    return Files.readString(folder.resolve(".git/refs/heads/main")).strip();
  }

  @Override
  public void close() throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    Files.delete(trace);
  }

  private static long nanos(LocalTime time) {
    ZonedDateTime at =
        time.atDate(LocalDate.now(ZoneId.systemDefault())).atZone(ZoneId.systemDefault());
    return at.toEpochSecond() * 1_000_000_000 + at.getNano();
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    Process process =
        command(arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("git " + String.join(" ", arguments) + " failed");
    }
  }

  /** Returns what it said. */
  private String tryRun(String... arguments) throws IOException, InterruptedException {
    Process process = command(arguments).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_TRACE_PACKET", trace.toString());
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + role + "_NAME", "Bench");
      builder.environment().put("GIT_" + role + "_EMAIL", "bench@example.org");
    }
    return builder;
  }
}
