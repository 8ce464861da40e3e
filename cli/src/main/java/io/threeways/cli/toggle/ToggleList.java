package io.threeways.cli.toggle;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import picocli.CommandLine.Command;

/** All toggles. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List all toggles.")
final class ToggleList extends Noun {
  ToggleList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode toggles = gateway().get("/api/deploy/toggles");
    print(
        toggles,
        () -> {
          Table table = new Table("toggle", "is", "owner", "expires", "changed", "by");
          toggles.forEach(
              toggle ->
                  table.row(
                      toggle.path("key").asText(),
                      toggle.path("state").asText(),
                      toggle.path("owner").asText(),
                      toggle.path("expires").asText("")
                          + (toggle.path("overdue").asBoolean() ? " (overdue)" : ""),
                      toggle.path("changedAt").asText().substring(0, 10),
                      toggle.path("changedBy").asText()));
          table.print(session().terminal());
        });
    session().terminal().next("threeways toggle show TOGGLE", "shows its definition");
    return ExitCode.OK;
  }
}
