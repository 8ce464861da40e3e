package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The newest deployments. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the newest deployments.")
final class DeployList extends Noun {
  @Option(names = "--application", description = "Only of this application.")
  private String application = "";

  @Option(names = "--environment", description = "Only in this environment.")
  private String environment = "";

  @Option(names = "--limit", defaultValue = "20", description = "How many (${DEFAULT-VALUE}).")
  private int limit;

  DeployList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String filter =
        (application.isEmpty() ? "" : "&application=" + encoded(application))
            + (environment.isEmpty() ? "" : "&environment=" + encoded(environment));
    JsonNode deployments = gateway().get("/api/deploy/deployments?limit=" + limit + filter);
    print(
        deployments,
        () -> {
          Table table = new Table("deployment", "state", "application", "commit", "changes");
          deployments.forEach(
              deployment ->
                  table.row(
                      deployment.path("id").asText(),
                      state(deployment),
                      deployment.path("application").asText()
                          + "/"
                          + deployment.path("environment").asText(),
                      Words.shortened(deployment.at("/artifact/commit").asText()),
                      String.valueOf(deployment.path("changes").size())));
          table.print(session().terminal());
        });
    session().terminal().next("threeways deploy show DEPLOYMENT", "shows steps and verdicts");
    return ExitCode.OK;
  }

  /** With the gates that hold it, where there are any. */
  private static String state(JsonNode deployment) {
    List<String> gates = deployment.path("holds").findValuesAsText("gate");
    String state = deployment.path("state").asText();
    return gates.isEmpty() ? state : state + " (held by " + String.join(", ", gates) + ")";
  }
}
