package io.threeways.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The newest changes. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest changes.")
final class ChangeList extends Noun {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REPOSITORY",
      description = "Only of this one.")
  private String repository = "";

  @Option(names = "--limit", defaultValue = "20", description = "How many (${DEFAULT-VALUE}).")
  private int limit;

  ChangeList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String filter = repository.isEmpty() ? "" : "&repository=" + encoded(repository);
    JsonNode changes = gateway().get("/api/learning/changes?limit=" + limit + filter);
    print(
        changes,
        () -> {
          Table table = new Table("change", "done", "step", "commit", "title");
          changes.forEach(
              change ->
                  table.row(
                      change.path("change").asText(),
                      change.path("done").asText("-"),
                      StoryText.standing(change),
                      Words.shortened(change.path("commit").asText()),
                      change.path("title").asText()));
          table.print(session().terminal());
        });
    session().terminal().next("threeways change show CHANGE", "tells its story");
    return ExitCode.OK;
  }
}
