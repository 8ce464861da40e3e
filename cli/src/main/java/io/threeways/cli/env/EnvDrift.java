package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What nobody proposed: the machine against what was applied last. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description =
        "Compare an environment's machine with what was applied last. Ends with 1 when somebody"
            + " changed it.")
final class EnvDrift extends Noun {
  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example production.")
  private String environment = "";

  EnvDrift(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode ordered =
        gateway().post("/api/deploy/configurations/" + encoded(environment) + "/check", Map.of());
    JsonNode run = new AwaitedRun(session(), gateway()).end(ordered);
    print(run, () -> RunText.print(run, session().terminal()));
    session().terminal().next("threeways env apply " + environment, "undoes what differs");
    return run.path("outcome").asText().equals("no-difference") ? ExitCode.OK : ExitCode.NO;
  }
}
