package io.threeways.cli.check;

import io.threeways.pipeline.Stage;
import io.threeways.pipeline.local.LocalStages;
import io.threeways.pipeline.run.InfrastructureFailure;
import io.threeways.pipeline.run.RunningStage;
import io.threeways.pipeline.run.StageRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stages as processes of the developer's, with a server beside those that test one. */
public final class ServedStages implements StageRunner, AutoCloseable {
  private static final int GRACE_SECONDS = 2;

  private final Path tree;
  private final Map<String, String> environment;
  private final @Nullable CheckedServer server;
  private final Consumer<byte[]> output;
  private @Nullable Process serving;
  private @Nullable URI address;

  /**
   * @param server that stages with an environment test; null when none does
   */
  public ServedStages(
      Path tree,
      Map<String, String> environment,
      @Nullable CheckedServer server,
      Consumer<byte[]> output) {
    this.tree = tree;
    this.environment = environment;
    this.server = server;
    this.output = output;
  }

  @Override
  public RunningStage begin(Stage stage, int run)
      throws InfrastructureFailure, InterruptedException {
    Map<String, String> variables = new HashMap<>(environment);
    if (stage.needsEnvironment()) {
      URI serves = server == null ? null : serve(server);
      if (serves == null) {
        return new NeverBegun("the server did not answer; what it printed is above");
      }
      variables.putAll(SandboxedStages.variables(serves));
    }
    return new LocalStages(tree, variables, output).begin(stage, run);
  }

  private @Nullable URI serve(CheckedServer wanted)
      throws InfrastructureFailure, InterruptedException {
    if (address == null) {
      int port = freePort();
      Process started = start(wanted, port);
      serving = started;
      URI tried = URI.create("http://127.0.0.1:" + port);
      if (wanted.answers(tried, started::isAlive)) {
        address = tried;
      }
    }
    return address;
  }

  private Process start(CheckedServer wanted, int port) throws InfrastructureFailure {
    ProcessBuilder builder =
        new ProcessBuilder(wanted.command()).directory(tree.toFile()).inheritIO();
    // What it prints is no data of this command's.
    builder.redirectOutput(ProcessBuilder.Redirect.to(Path.of("/dev/stderr").toFile()));
    builder.environment().putAll(environment);
    builder.environment().putAll(wanted.variables());
    builder.environment().put("PORT", Integer.toString(port));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new InfrastructureFailure("cannot start the server: " + e.getMessage(), e);
    }
  }

  private static int freePort() throws InfrastructureFailure {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new InfrastructureFailure("no port is free: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    Process running = serving;
    if (running != null) {
      running.destroy();
      if (!running.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    }
  }
}
