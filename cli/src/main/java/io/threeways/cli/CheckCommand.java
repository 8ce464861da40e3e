package io.threeways.cli;

import io.threeways.cli.check.CheckReport;
import io.threeways.cli.check.CheckedServer;
import io.threeways.cli.check.SandboxedStages;
import io.threeways.cli.check.ServedStages;
import io.threeways.cli.platform.Api;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import io.threeways.pipeline.Deploy;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.file.Parsed;
import io.threeways.pipeline.file.PipelineFile;
import io.threeways.pipeline.plan.Plan;
import io.threeways.pipeline.run.PipelineRun;
import io.threeways.pipeline.run.RunOutcome;
import io.threeways.pipeline.run.StageRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The stages of the pipeline file, run before a push. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Run the stages of .threeways.yaml on the working tree: the server's verdict, before a push.")
final class CheckCommand implements Callable<Integer> {
  private static final Duration GLANCE = Duration.ofMillis(200);

  @Mixin private Output output = new Output();

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The working tree; here if absent.")
  private Path folder = Path.of(".");

  @Option(
      names = "--unsafe-builds",
      description = "Run the stages as processes of yours, without a sandbox.")
  private boolean unsafe;

  private final Session session;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path tree = folder.toAbsolutePath().normalize();
    Pipeline pipeline = read(tree);
    Plan plan = Plan.of(pipeline);
    CheckedServer server = server(pipeline);
    CheckReport report = new CheckReport(session.terminal());
    Optional<Api> local = session.platform().local();
    if (local.isPresent()) {
      try (SandboxedStages stages =
          SandboxedStages.of(tree, local.get(), unsafe, server, report::output)) {
        return report.end(run(stages, report, plan), output.isJson());
      }
    }
    if (!unsafe) {
      throw new Failure(
          ExitCode.UNAVAILABLE,
          "the platform is down, and with it the sandbox that stages run in",
          "threeways up, or --unsafe-builds to run them as processes of yours");
    }
    try (ServedStages stages = new ServedStages(tree, toolbox(), server, report::output)) {
      return report.end(run(stages, report, plan), output.isJson());
    }
  }

  /** What a stage with an environment tests; null where nothing is deployed. */
  private static @Nullable CheckedServer server(Pipeline pipeline) {
    Deploy deploy = pipeline.deploy();
    return deploy == null
        ? null
        : pipeline
            .publishing()
            .map(stage -> new CheckedServer(deploy, String.valueOf(stage.artifact())))
            .orElse(null);
  }

  private static RunOutcome run(StageRunner stages, CheckReport report, Plan plan)
      throws InterruptedException {
    return new PipelineRun(stages, report, () -> false, GLANCE).run(plan, Set.of());
  }

  /** What stages find at /toolbox in a sandbox. */
  private Map<String, String> toolbox() {
    Path folder = session.platform().folders().root().resolve("agent/target/toolbox");
    return Map.of(
        "TOOLBOX", folder.toString(),
        "JAVA_HOME", System.getProperty("java.home"),
        "PATH",
            Path.of(System.getProperty("java.home"), "bin")
                + File.pathSeparator
                + System.getenv("PATH"));
  }

  private static Pipeline read(Path tree) throws IOException {
    Path file = tree.resolve(Pipeline.FILE);
    if (!Files.exists(file)) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "there is no " + Pipeline.FILE + " in " + tree,
          "write one; samples/shop has an example");
    }
    return switch (new PipelineFile().parse(Files.readAllBytes(file))) {
      case Parsed.Valid(Pipeline pipeline) -> pipeline;
      case Parsed.Problems problems ->
          throw new Failure(
              ExitCode.NO,
              String.join(
                  "\n",
                  problems.problems().stream()
                      .map(problem -> problem.describe(file.toString()))
                      .toList()),
              "the file is described in pipeline/README.md; until it is mended, the server refuses a push too");
    };
  }
}
