package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import picocli.CommandLine.Command;

/** All repositories. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the repositories.")
final class RepoList extends Noun {
  RepoList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode repositories = gateway().get("/api/build/repositories");
    print(
        repositories,
        () -> {
          Table table = new Table("name", "git");
          repositories.forEach(
              repository ->
                  table.row(repository.path("name").asText(), repository.path("gitUrl").asText()));
          table.print(session().terminal());
        });
    session()
        .terminal()
        .next(
            repositories.isEmpty() ? "threeways repo create shop" : "threeways build list",
            repositories.isEmpty() ? "makes the first" : "shows what was built");
    return ExitCode.OK;
  }
}
