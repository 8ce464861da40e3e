package io.threeways.pipeline.local;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import io.threeways.pipeline.run.StageRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs stages as children of this process, in the developer's working tree.
 *
 * <p>There is no sandbox: the code is the developer's own. Time is limited as on the server.
 */
public final class LocalStages implements StageRunner {
  private final Path folder;
  private final Map<String, String> environment;
  private final Consumer<byte[]> output;
  private final Map<String, RunningStage> begun = new HashMap<>();

  /**
   * @param folder the workspace, and the working directory of the stages
   * @param environment added to this process's own
   * @param output given the merged output of the stages as it comes, on other threads
   */
  public LocalStages(Path folder, Map<String, String> environment, Consumer<byte[]> output) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.output = output;
  }

  @Override
  public synchronized RunningStage begin(Stage stage, int run) throws InfrastructureFailure {
    String name = stage.name() + "/" + run;
    RunningStage running = begun.get(name);
    if (running == null) {
      running = start(stage);
      begun.put(name, running);
    }
    return running;
  }

  private RunningStage start(Stage stage) throws InfrastructureFailure {
    ProcessBuilder builder =
        new ProcessBuilder(stage.command()).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new LocalStage(builder.start(), folder, stage.timeout(), output);
    } catch (IOException e) {
      throw new InfrastructureFailure(
          "cannot start stage " + stage.name() + ": " + e.getMessage(), e);
    }
  }
}
