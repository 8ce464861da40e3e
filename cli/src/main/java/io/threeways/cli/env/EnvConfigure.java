package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operator says which repository configures an environment. */
@Command(
    name = "configure",
    mixinStandardHelpOptions = true,
    description = {
      "Let a repository configure an environment's machine (operators).",
      "What its main says, once it is green, is applied from now on."
    })
final class EnvConfigure extends Noun {
  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example production.")
  private String environment = "";

  @Option(names = "--from", required = true, paramLabel = "REPOSITORY", description = "Its name.")
  private String repository = "";

  EnvConfigure(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode view =
        gateway()
            .put(
                "/api/deploy/configurations/" + encoded(environment),
                Map.of("repository", repository));
    print(
        view,
        () ->
            session()
                .terminal()
                .data(
                    "%s is configured from %s: %s"
                        .formatted(environment, repository, view.path("state").asText())));
    session().terminal().next("threeways env drift " + environment, "compares it with its commit");
    return ExitCode.OK;
  }
}
