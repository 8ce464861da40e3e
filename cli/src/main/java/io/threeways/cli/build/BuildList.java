package io.threeways.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The newest builds. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest builds.")
final class BuildList extends Noun {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REPOSITORY",
      description = "Only of this one.")
  private String repository = "";

  @Option(names = "--limit", defaultValue = "20", description = "How many (${DEFAULT-VALUE}).")
  private int limit;

  BuildList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String filter = repository.isEmpty() ? "" : "&repository=" + encoded(repository);
    JsonNode builds = gateway().get("/api/build/builds?limit=" + limit + filter);
    print(
        builds,
        () -> {
          Table table = new Table("build", "state", "branch", "commit", "title");
          builds.forEach(
              build ->
                  table.row(
                      build.path("repository").asText() + "/" + build.path("number").asText(),
                      build.path("state").asText(),
                      build.path("branch").asText(),
                      Words.shortened(build.path("commit").asText()),
                      build.path("title").asText()));
          table.print(session().terminal());
        });
    session().terminal().next("threeways build show REPOSITORY/NUMBER", "shows its stages");
    return ExitCode.OK;
  }
}
