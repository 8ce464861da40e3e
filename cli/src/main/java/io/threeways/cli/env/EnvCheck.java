package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a proposed commit would change on an environment's machine. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Show what a pushed commit would change on an environment's machine. Ends with 1 when that"
            + " cannot be said.")
final class EnvCheck extends Noun {
  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example production.")
  private String environment = "";

  @Option(
      names = "--commit",
      required = true,
      paramLabel = "COMMIT",
      description = "All of its 40 digits: $(git rev-parse HEAD).")
  private String commit = "";

  EnvCheck(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode runs =
        gateway()
            .get(
                "/api/deploy/configuration-runs?environment=%s&commit=%s&limit=1"
                    .formatted(encoded(environment), encoded(commit)));
    if (runs.isEmpty()) {
      throw new Failure(
          ExitCode.NO,
          "commit %s was not compared with %s: it says nothing of it, or its repository may not"
                  .formatted(commit, environment)
              + " configure it",
          "threeways env configure " + environment + " --from REPOSITORY");
    }
    JsonNode run = new AwaitedRun(session(), gateway()).end(runs.path(0));
    print(run, () -> RunText.print(run, session().terminal()));
    return run.path("outcome").asText().equals("failed") ? ExitCode.NO : ExitCode.OK;
  }
}
