package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps one longer. */
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = "Let an environment stay for so long from now on.")
final class EnvExtend extends Noun {
  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example shop-b42.")
  private String environment = "";

  @Option(
      names = "--ttl",
      defaultValue = "1h",
      description = "How long, for example 90m (${DEFAULT-VALUE}).")
  private String time = "";

  EnvExtend(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode view =
        gateway()
            .post(
                "/api/deploy/environments/" + encoded(environment) + "/extend",
                Map.of("time", Times.iso(time)));
    print(view, () -> EnvText.print(view, session().terminal()));
    session().terminal().next("threeways env delete " + environment, "takes it away before");
    return ExitCode.OK;
  }
}
