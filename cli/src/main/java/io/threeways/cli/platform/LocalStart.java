package io.threeways.cli.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import io.threeways.cli.terminal.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/** Brings {@code local} up, and waits until everything that it supervises is ready. */
public final class LocalStart {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** A process group of its own: Ctrl-C in this terminal must not reach it. macOS has no setsid. */
  private static final String DETACHED =
      """
      log=$1; shift
      if command -v setsid >/dev/null; then set -- setsid "$@"; else set -m; fi
      "$@" </dev/null >>"$log" 2>&1 &
      echo $!
      """;

  /** Each look takes processor time from what is to become ready. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final LocalPlatform platform;
  private final Progress progress;

  public LocalStart(LocalPlatform platform, Progress progress) {
    this.platform = platform;
    this.progress = progress;
  }

  /**
   * @param extract services that run by themselves
   * @param unsafeBuilds whether code may run where no sandbox can be had
   * @return the state once it is ready; without memory, which takes longer to count than all else
   */
  public JsonNode up(List<String> extract, boolean unsafeBuilds) {
    ProcessHandle process = platform.process().orElseGet(() -> launch(extract, unsafeBuilds));
    return awaitReady(process);
  }

  private ProcessHandle launch(List<String> extract, boolean unsafeBuilds) {
    HostFolders folders = platform.folders();
    try {
      Files.createDirectories(folders.log("local").getParent());
      LocalInstallation installation = LocalInstallation.of(folders);
      List<String> command = new ArrayList<>();
      command.addAll(
          List.of("/bin/sh", "-c", DETACHED, "threeways", folders.log("local").toString()));
      command.addAll(installation.command());
      command.addAll(
          List.of(
              "--home", folders.home().toString(),
              "--root", folders.root().toString(),
              "--cache", installation.cache().toString(),
              "--extract", String.join(",", extract),
              "--unsafe-builds", String.valueOf(unsafeBuilds)));
      Process shell =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String pid = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow(this::died);
    } catch (IOException e) {
      throw new Failure(ExitCode.UNAVAILABLE, "the platform cannot be started: " + e, "");
    }
  }

  private JsonNode awaitReady(ProcessHandle process) {
    while (progress.elapsed().compareTo(LIMIT) < 0) {
      Optional<JsonNode> status = look();
      String state = status.map(s -> s.path("state").asText()).orElse("starting");
      if (state.equals("ready")) {
        return status.orElseThrow();
      }
      if (state.equals("failed")) {
        throw new Failure(
            ExitCode.UNAVAILABLE,
            "the platform did not start: " + status.orElseThrow().path("failure").asText(),
            "threeways logs local, then threeways down");
      }
      progress.show(status.map(LocalStart::summary).orElse("starting local"));
      if (endsWithin(LOOK, process)) {
        throw died();
      }
    }
    throw new Failure(
        ExitCode.UNAVAILABLE,
        "not everything is ready after " + LIMIT.toMinutes() + " minutes",
        "threeways status shows what is missing; threeways logs <process> why");
  }

  /** Until it listens, it cannot be asked. */
  private Optional<JsonNode> look() {
    try {
      return platform.state();
    } catch (Failure notYet) {
      if (notYet.exitCode() == ExitCode.UNAVAILABLE) {
        return Optional.empty();
      }
      throw notYet;
    }
  }

  private static String summary(JsonNode status) {
    return StreamSupport.stream(status.path("processes").spliterator(), false)
        .map(process -> process.path("name").asText() + " " + process.path("state").asText())
        .reduce((one, other) -> one + ", " + other)
        .orElse("starting");
  }

  private static boolean endsWithin(Duration limit, ProcessHandle process) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException alive) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.UNAVAILABLE, "interrupted while the platform starts", "");
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot watch process " + process.pid(), e);
    }
  }

  private Failure died() {
    Path log = platform.folders().log("local");
    return new Failure(
        ExitCode.UNAVAILABLE,
        "the platform ended while it started; its last words are in " + log,
        "threeways logs local");
  }
}
