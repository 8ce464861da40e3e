package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes one away. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Take an environment on demand away.")
final class EnvDelete extends Noun {
  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example shop-b42.")
  private String environment = "";

  EnvDelete(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String path = "/api/deploy/environments/" + encoded(environment);
    gateway().delete(path);
    JsonNode view = gateway().get(path);
    print(view, () -> EnvText.print(view, session().terminal()));
    session().terminal().next("threeways env show " + environment, "says when nothing is left");
    return ExitCode.OK;
  }
}
