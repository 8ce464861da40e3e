package io.threeways.cli.toggle;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who changed a toggle and why. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Show every change of a toggle, who made it and why; of a removed one too.")
final class ToggleHistory extends Noun {
  @Parameters(index = "0", paramLabel = "TOGGLE", description = "Its key.")
  private String key = "";

  @Option(names = "--limit", defaultValue = "50", description = "How many (${DEFAULT-VALUE}).")
  private int limit;

  ToggleHistory(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode history =
        gateway().get("/api/deploy/toggles/%s/history?limit=%d".formatted(encoded(key), limit));
    print(
        history,
        () -> {
          Table table = new Table("version", "at", "by", "became", "because");
          history.forEach(
              change ->
                  table.row(
                      change.path("version").asText(),
                      change.path("at").asText().substring(0, 19),
                      change.path("by").asText(),
                      change.path("state").asText(),
                      change.path("reason").asText()));
          table.print(session().terminal());
        });
    return ExitCode.OK;
  }
}
