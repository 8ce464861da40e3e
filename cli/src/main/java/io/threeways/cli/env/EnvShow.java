package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One environment, and in what it is not like production. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Show an environment and how it differs from the one that it resembles. Ends with 1 when it"
            + " failed.")
final class EnvShow extends Noun {
  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example shop-b42.")
  private String environment = "";

  EnvShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode view = gateway().get("/api/deploy/environments/" + encoded(environment));
    print(view, () -> EnvText.print(view, session().terminal()));
    session().terminal().next("threeways env extend " + environment, "keeps it longer");
    return view.path("state").asText().equals("failed") ? ExitCode.NO : ExitCode.OK;
  }
}
