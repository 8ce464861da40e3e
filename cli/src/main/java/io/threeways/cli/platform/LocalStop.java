package io.threeways.cli.platform;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import io.threeways.cli.terminal.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes the platform down. */
public final class LocalStop {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final LocalPlatform platform;
  private final Progress progress;

  public LocalStop(LocalPlatform platform, Progress progress) {
    this.platform = platform;
    this.progress = progress;
  }

  /**
   * @return false when nothing ran
   */
  public boolean down() {
    Optional<ProcessHandle> process = platform.process();
    if (process.isEmpty()) {
      return new Leftovers(platform.folders()).end();
    }
    platform.local().orElseThrow().post("/api/local/stop", Map.of());
    while (!endsWithin(process.get())) {
      progress.show("stopping");
      if (progress.elapsed().compareTo(LIMIT) > 0) {
        throw new Failure(
            ExitCode.UNAVAILABLE,
            "the platform (process %d) still runs after %d s"
                .formatted(process.get().pid(), LIMIT.toSeconds()),
            "threeways logs local");
      }
    }
    return true;
  }

  private static boolean endsWithin(ProcessHandle process) {
    try {
      process.onExit().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException alive) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.UNAVAILABLE, "interrupted while the platform stops", "");
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot watch process " + process.pid(), e);
    }
  }
}
