package io.threeways.cli.toggle;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One toggle as it is now. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show for whom a toggle is on, and its definition.")
final class ToggleShow extends Noun {
  @Parameters(index = "0", paramLabel = "TOGGLE", description = "Its key.")
  private String key = "";

  ToggleShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode toggle = gateway().get("/api/deploy/toggles/" + encoded(key));
    print(toggle, () -> print(toggle));
    session().terminal().next("threeways toggle history " + key, "shows who changed it and why");
    return ExitCode.OK;
  }

  private void print(JsonNode toggle) {
    Terminal terminal = session().terminal();
    terminal.data("%s is %s".formatted(key, toggle.path("state").asText()));
    terminal.data(
        "version %d by %s: %s"
            .formatted(
                toggle.path("version").asLong(),
                toggle.path("changedBy").asText(),
                toggle.path("reason").asText()));
    terminal.data("owner " + toggle.path("owner").asText());
    if (toggle.hasNonNull("expires")) {
      terminal.data(
          "%s %s"
              .formatted(
                  toggle.path("overdue").asBoolean() ? "should be gone since" : "expires",
                  toggle.path("expires").asText()));
    }
    terminal.data(toggle.path("definition").toPrettyString());
  }
}
