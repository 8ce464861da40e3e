package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operator says from which repository an application is deployed. */
@Command(
    name = "give",
    mixinStandardHelpOptions = true,
    description = {
      "Say from which repository an application is deployed (operators).",
      "Without it that is the repository that was deployed there first."
    })
final class DeployGive extends Noun {
  @Parameters(index = "0", paramLabel = "APPLICATION", description = "For example shop.")
  private String application = "";

  @Option(names = "--to", required = true, paramLabel = "REPOSITORY", description = "Its name.")
  private String repository = "";

  @Option(
      names = "--environment",
      defaultValue = "production",
      description = "Where it runs (${DEFAULT-VALUE}).")
  private String environment = "";

  DeployGive(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode view =
        gateway()
            .put(
                "/api/deploy/applications/%s/%s"
                    .formatted(encoded(application), encoded(environment)),
                Map.of("repository", repository));
    print(
        view,
        () ->
            session()
                .terminal()
                .data("%s/%s is deployed from %s".formatted(application, environment, repository)));
    return ExitCode.OK;
  }
}
