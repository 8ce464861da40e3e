package io.threeways.build.run;

import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.local.LocalStages;
import io.threeways.pipeline.report.ReportFile;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import io.threeways.pipeline.run.StageRunner;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs stages as processes of this machine, and finds them again under their names. */
@Alternative
@Priority(1)
@ApplicationScoped
public class LocalAgent implements Agent {
  private final Path folder;
  private final Map<String, Kept> processes = new ConcurrentHashMap<>();
  private volatile boolean down;
  private volatile boolean blind;

  public LocalAgent() {
    try {
      folder = Files.createTempDirectory("workspaces");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process and what it wrote: both outlive whoever asked for them. */
  private record Kept(
      RunningStage stage,
      ByteArrayOutputStream output,
      AtomicReference<@Nullable StageOutput> reader) {}

  /** A process as this agent shows it. */
  private final class Watched implements RunningStage {
    private final RunningStage process;

    Watched(RunningStage process) {
      this.process = process;
    }

    @Override
    public Optional<Ending> await(Duration atMost)
        throws InfrastructureFailure, InterruptedException {
      if (blind) {
        throw new InfrastructureFailure("the agent is blind");
      }
      return process.await(atMost);
    }

    @Override
    public List<ReportFile> reports(String glob)
        throws InfrastructureFailure, InterruptedException {
      return process.reports(glob);
    }

    @Override
    public void stop() throws InfrastructureFailure, InterruptedException {
      process.stop();
    }
  }

  public void goDown() {
    down = true;
  }

  public void comeUp() {
    down = false;
    blind = false;
  }

  /** Begins and stops stages, and cannot say how they are. */
  public void goBlind() {
    blind = true;
  }

  @Override
  public void fill(String workspace, Archive files) throws InfrastructureFailure {
    refuseIfDown();
    try {
      Path target = Files.createDirectories(folder.resolve(workspace));
      Path archive = Files.createTempFile(folder, "fill", ".tar");
      try (var out = Files.newOutputStream(archive)) {
        files.writeTo(out);
      }
      run("tar", "-xf", archive.toString(), "-C", target.toString());
      Files.delete(archive);
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot fill " + workspace, e);
    }
  }

  @Override
  public StageRunner stages(
      Assignment assignment, StageOutput output, @Nullable Surroundings surroundings) {
    return (stage, run) -> {
      refuseIfDown();
      Kept kept =
          processes.computeIfAbsent(
              assignment.process(stage, run), id -> start(assignment, stage, surroundings));
      follow(kept, stage.name(), output);
      return new Watched(kept.stage());
    };
  }

  @Override
  public void stop(Assignment assignment, Stage stage, int run) throws InterruptedException {
    Kept kept = processes.get(assignment.process(stage, run));
    try {
      if (kept != null) {
        kept.stage().stop();
        kept.stage().await(Duration.ofSeconds(10));
      }
    } catch (InfrastructureFailure e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public <T> T read(String workspace, String path, ArchiveReader<T> reader)
      throws InfrastructureFailure, NotInWorkspace {
    Path root = folder.resolve(workspace);
    if (!Files.exists(root.resolve(path))) {
      throw new NotInWorkspace(path);
    }
    try {
      return reader.read(
          new ByteArrayInputStream(run("tar", "-cf", "-", "-C", root.toString(), path)));
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot read " + path, e);
    }
  }

  @Override
  public void remove(String workspace) {
    try {
      run("rm", "-rf", folder.resolve(workspace).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Kept start(Assignment assignment, Stage stage, @Nullable Surroundings surroundings) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    AtomicReference<@Nullable StageOutput> reader = new AtomicReference<>();
    LocalStages stages =
        new LocalStages(
            folder.resolve(assignment.workspace()),
            surroundings == null
                ? Map.of()
                : Map.of(Environment.URL, surroundings.servers().getFirst().toString()),
            bytes -> {
              synchronized (output) {
                output.writeBytes(bytes);
                tell(reader, stage.name(), bytes);
              }
            });
    try {
      return new Kept(stages.begin(stage, 1), output, reader);
    } catch (InfrastructureFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** A reader that has gone is asked no more; the next one is given what it missed. */
  private static void tell(
      AtomicReference<@Nullable StageOutput> reader, String stage, byte[] bytes) {
    StageOutput listening = reader.get();
    try {
      if (listening != null) {
        listening.append(stage, bytes, bytes.length);
      }
    } catch (UncheckedIOException e) {
      reader.set(null);
    }
  }

  private static void follow(Kept kept, String stage, StageOutput output) {
    synchronized (kept.output()) {
      byte[] all = kept.output().toByteArray();
      int from = (int) output.kept(stage);
      byte[] missing = java.util.Arrays.copyOfRange(all, from, all.length);
      output.append(stage, missing, missing.length);
      kept.reader().set(output);
    }
  }

  private void refuseIfDown() throws InfrastructureFailure {
    if (down) {
      throw new InfrastructureFailure("the agent is down");
    }
  }

  private static byte[] run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] output = process.getInputStream().readAllBytes();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return output;
  }
}
