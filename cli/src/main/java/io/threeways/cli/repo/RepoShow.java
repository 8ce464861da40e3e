package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One repository. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one repository.")
final class RepoShow extends Noun {
  @Parameters(index = "0", paramLabel = "NAME", description = "Of the repository.")
  private String name = "";

  RepoShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode repository = gateway().get("/api/build/repositories/" + encoded(name));
    print(
        repository,
        () ->
            repository
                .properties()
                .forEach(
                    field ->
                        session()
                            .terminal()
                            .data(
                                "%-12s %s".formatted(field.getKey(), field.getValue().asText()))));
    session().terminal().next("threeways build list " + name, "shows its builds");
    return ExitCode.OK;
  }
}
