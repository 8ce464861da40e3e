package io.threeways.local.supervision;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Starts, finds again and ends processes of the operating system. */
public final class Launcher {
  private static final Logger LOG = Logger.getLogger(Launcher.class);
  private static final long LOG_LIMIT_BYTES = 16 << 20;
  private static final Duration GRACE_OF_REPLACED = Duration.ofSeconds(5);

  private final ProcessRecords records;

  public Launcher(ProcessRecords records) {
    this.records = records;
  }

  /**
   * @return the running process of an equal launch; one of another launch is ended first
   */
  Optional<ProcessHandle> adopt(Launch launch) throws InterruptedException {
    Optional<RecordedProcess> recorded = records.find(launch.name());
    Optional<ProcessHandle> running = recorded.flatMap(RecordedProcess::find);
    if (running.isEmpty()) {
      return Optional.empty();
    }
    if (recorded.get().fingerprint().equals(launch.fingerprint())) {
      LOG.infof("Found %s still running", launch.name());
      return running;
    }
    LOG.infof("Replacing %s: it was started with other settings", launch.name());
    end(launch, running.get(), GRACE_OF_REPLACED);
    return Optional.empty();
  }

  ProcessHandle start(Launch launch) throws IOException {
    keepLogSmall(launch.log());
    String marker = UUID.randomUUID().toString();
    List<String> command = new ArrayList<>(launch.command());
    command.add(1, "-Dthreeways.process=" + marker);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    Process process = builder.start();
    Instant startedAt = process.info().startInstant().orElseGet(Instant::now);
    try {
      records.save(
          launch.name(),
          new RecordedProcess(process.pid(), startedAt, marker, launch.fingerprint()));
    } catch (RuntimeException e) {
      // Nobody would find it again.
      process.destroyForcibly();
      throw e;
    }
    return process.toHandle();
  }

  /** Asks it to end, and ends it by force after the grace. */
  void end(Launch launch, ProcessHandle process, Duration grace) throws InterruptedException {
    process.destroy();
    if (!endsWithin(grace, process)) {
      LOG.warnf("%s did not end within %s and is killed", launch.name(), grace);
      process.destroyForcibly();
      endsWithin(grace, process);
    }
    records.remove(launch.name());
  }

  private static boolean endsWithin(Duration limit, ProcessHandle process)
      throws InterruptedException {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillAlive) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), e);
    }
  }

  /** One older file is kept: enough to see why it died, never a full disk. */
  private static void keepLogSmall(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
