package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How changes enter main. */
@Command(
    name = "main",
    mixinStandardHelpOptions = true,
    description = "Say how changes enter a repository's main: by push, or by the merge queue only.")
final class RepoMain extends Noun {
  @Parameters(index = "0", paramLabel = "NAME", description = "Of the repository.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "push|queue", description = "What main is entered by.")
  private String entry = "";

  RepoMain(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode repository =
        gateway().put("/api/build/repositories/" + encoded(name) + "/main", Map.of("entry", entry));
    print(
        repository,
        () ->
            session()
                .terminal()
                .data("main of %s: %s".formatted(name, repository.path("main").asText())));
    session()
        .terminal()
        .next(
            entry.equals("queue") ? "threeways pr create " + name + " BRANCH" : "git push",
            "is the way into main now");
    return ExitCode.OK;
  }
}
