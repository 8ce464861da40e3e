package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Terminal;

/** An environment in lines for a person. */
final class EnvText {
  private EnvText() {}

  static String until(JsonNode environment) {
    return environment.hasNonNull("until") && !environment.hasNonNull("deletedAt")
        ? environment.path("until").asText()
        : "";
  }

  static void print(JsonNode environment, Terminal terminal) {
    String state = environment.path("state").asText();
    terminal.data(
        "%s %s"
            .formatted(environment.path("name").asText(), terminal.style(Style.of(state), state)));
    line(terminal, "for", environment, "requestedBy");
    line(terminal, "until", environment, "until");
    line(terminal, "reason", environment, "reason");
    line(terminal, "in the way", environment, "hindrance");
    line(terminal, "host", environment, "host");
    line(terminal, "deployment", environment, "deployment");
    environment
        .path("servers")
        .forEach(server -> terminal.data("  %-12s%s".formatted("server", server.asText())));
    differences(environment, terminal);
  }

  private static void differences(JsonNode environment, Terminal terminal) {
    if (!environment.hasNonNull("like")) {
      return;
    }
    String like = environment.path("like").asText();
    if (environment.path("differences").isEmpty()) {
      terminal.data("nothing differs from " + like);
      return;
    }
    Table table = new Table("differs", like, "here");
    environment
        .path("differences")
        .forEach(
            difference ->
                table.row(
                    difference.path("what").asText(),
                    difference.path("there").asText(),
                    difference.path("here").asText()));
    table.print(terminal);
  }

  private static void line(Terminal terminal, String name, JsonNode environment, String member) {
    if (environment.hasNonNull(member)) {
      terminal.data("  %-12s%s".formatted(name, environment.path(member).asText()));
    }
  }
}
