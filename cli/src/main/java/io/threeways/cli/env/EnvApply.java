package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What main says is applied again: after a failure, or to undo a change by hand. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Apply what main says of an environment's machine, again. Ends with 1 when it does not come"
            + " to its end.")
final class EnvApply extends Noun {
  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example production.")
  private String environment = "";

  EnvApply(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode ordered =
        gateway().post("/api/deploy/configurations/" + encoded(environment) + "/apply", Map.of());
    JsonNode run = new AwaitedRun(session(), gateway()).end(ordered);
    print(run, () -> RunText.print(run, session().terminal()));
    session().terminal().next("threeways env drift " + environment, "compares it with its commit");
    return run.path("outcome").asText().equals("applied") ? ExitCode.OK : ExitCode.NO;
  }
}
