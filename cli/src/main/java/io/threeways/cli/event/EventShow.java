package io.threeways.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One event, or several when their sources chose the same id. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show the document of an event.")
final class EventShow extends Noun {
  @Parameters(index = "0", paramLabel = "ID", description = "Of the event.")
  private String id = "";

  EventShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode found = gateway().get("/api/learning/events/" + segment(id));
    print(
        found,
        () -> found.path("events").forEach(event -> session().terminal().json(event.get("event"))));
    session().terminal().next("threeways event list", "shows what else happened");
    return ExitCode.OK;
  }

  /** A foreign id may be any text, and a plus in a path is a plus. */
  private static String segment(String id) {
    return encoded(id).replace("+", "%20");
  }
}
