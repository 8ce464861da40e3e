package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Those that stay, and the newest of those on demand. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List environments: those that stay, and those on demand, the newest first.")
final class EnvList extends Noun {
  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "How many of those on demand (${DEFAULT-VALUE}).")
  private int limit;

  EnvList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode environments = gateway().get("/api/deploy/environments?limit=" + limit);
    print(
        environments,
        () -> {
          Table table = new Table("environment", "state", "for", "until");
          environments.forEach(
              environment ->
                  table.row(
                      environment.path("name").asText(),
                      environment.path("state").asText(),
                      environment.path("requestedBy").asText("").replace("null", ""),
                      EnvText.until(environment)));
          table.print(session().terminal());
        });
    session().terminal().next("threeways env show ENVIRONMENT", "shows what differs");
    return ExitCode.OK;
  }
}
