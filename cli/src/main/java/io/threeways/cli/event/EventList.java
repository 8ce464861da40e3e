package io.threeways.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The end of the log. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest events.")
final class EventList extends Noun {
  @Option(names = "--topic", paramLabel = "TOPIC", description = "Only of this topic.")
  private String topic = "";

  @Option(names = "--limit", defaultValue = "20", description = "How many (${DEFAULT-VALUE}).")
  private int limit;

  EventList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String filter = topic.isEmpty() ? "" : "&topic=" + encoded(topic);
    JsonNode events = gateway().get("/api/learning/events?latest=" + limit + filter);
    print(
        events,
        () -> {
          Table table = new Table("time", "topic", "subject", "source", "id");
          events
              .path("events")
              .forEach(
                  event ->
                      table.row(
                          event.at("/event/context/timestamp").asText(),
                          event.path("topic").asText(),
                          event.at("/event/subject/id").asText(),
                          event.at("/event/context/source").asText(),
                          event.at("/event/context/id").asText()));
          table.print(session().terminal());
        });
    session().terminal().next("threeways event show ID", "shows the document");
    return ExitCode.OK;
  }
}
