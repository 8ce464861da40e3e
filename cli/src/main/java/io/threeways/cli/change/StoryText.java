package io.threeways.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;

/** A story for people: one line an event, in the order in which things happened. */
final class StoryText {
  private final Terminal terminal;

  StoryText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(JsonNode story) {
    terminal.data(
        terminal.style(Style.STRONG, story.path("change").asText())
            + "  "
            + story.path("title").asText());
    story
        .path("events")
        .forEach(
            event ->
                terminal.data(
                    "%s  %s"
                        .formatted(
                            terminal.style(Style.DIM, event.path("at").asText()),
                            event.path("text").asText())));
  }
}
