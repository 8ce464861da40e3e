package io.threeways.pipeline.local;

import io.threeways.pipeline.report.Glob;
import io.threeways.pipeline.report.ReportFile;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One child process and all that it has started. */
final class LocalStage implements RunningStage {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Process process;
  private final Path folder;
  private final Duration timeout;
  private final long startedNanos = System.nanoTime();
  private final Thread reader;
  private volatile boolean timedOut;

  LocalStage(Process process, Path folder, Duration timeout, Consumer<byte[]> output) {
    this.process = process;
    this.folder = folder;
    this.timeout = timeout;
    this.reader =
        Thread.ofVirtual().name("output of " + process.pid()).start(() -> copy(process, output));
  }

  @Override
  public Optional<Ending> await(Duration atMost) throws InterruptedException {
    Duration left = timeout.minus(took());
    Duration wait = left.compareTo(atMost) < 0 ? left : atMost;
    if (!process.waitFor(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS)) {
      if (took().compareTo(timeout) < 0) {
        return Optional.empty();
      }
      timedOut = true;
      stop();
      process.waitFor();
    }
    // A grandchild may hold the output open; its lines are not waited for without end.
    reader.join(GRACE);
    return Optional.of(
        timedOut
            ? new Ending.Killed("longer than its time-out of " + timeout.toSeconds() + " s", took())
            : new Ending.Exited(process.exitValue(), took()));
  }

  @Override
  public List<ReportFile> reports(String glob) throws InfrastructureFailure {
    Glob matcher = new Glob(glob);
    try (Stream<Path> files = Files.walk(folder)) {
      List<ReportFile> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path path = folder.relativize(file);
        if (matcher.matches(path)) {
          found.add(new ReportFile(path.toString(), Files.readAllBytes(file)));
        }
      }
      return found;
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot read reports below " + folder, e);
    }
  }

  @Override
  public void stop() throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  private static void copy(Process process, Consumer<byte[]> output) {
    byte[] buffer = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        output.accept(Arrays.copyOf(buffer, read));
      }
    } catch (IOException e) {
      output.accept(
          ("[output ended: " + e.getMessage() + "]\n")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
