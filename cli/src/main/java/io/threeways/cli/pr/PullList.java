package io.threeways.cli.pr;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The newest pull requests. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the newest pull requests.")
final class PullList extends Noun {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REPOSITORY",
      description = "Only of this one.")
  private String repository = "";

  @Option(names = "--state", description = "Only those that are open, queued, merged or closed.")
  private String state = "";

  @Option(names = "--limit", defaultValue = "20", description = "How many (${DEFAULT-VALUE}).")
  private int limit;

  PullList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String filter =
        (repository.isEmpty() ? "" : "&repository=" + encoded(repository))
            + (state.isEmpty() ? "" : "&state=" + encoded(state));
    JsonNode pulls = gateway().get("/api/build/pulls?limit=" + limit + filter);
    print(
        pulls,
        () -> {
          Table table = new Table("pull", "state", "branch", "author", "title");
          pulls.forEach(
              pull ->
                  table.row(
                      pull.path("id").asText(),
                      pull.path("draft").asBoolean() ? "draft" : pull.path("state").asText(),
                      pull.path("branch").asText(),
                      pull.path("author").asText(),
                      pull.path("title").asText()));
          table.print(session().terminal());
        });
    session().terminal().next("threeways pr show REPOSITORY/NUMBER", "shows what is said of it");
    return ExitCode.OK;
  }
}
