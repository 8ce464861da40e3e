package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes an empty repository. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Create an empty repository.")
final class RepoCreate extends Noun {
  @Parameters(index = "0", paramLabel = "NAME", description = "A DNS label, for example shop.")
  private String name = "";

  RepoCreate(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode repository = gateway().post("/api/build/repositories", Map.of("name", name));
    print(repository, () -> session().terminal().data(repository.path("gitUrl").asText()));
    session()
        .terminal()
        .next("threeways repo connect " + name, "lets a working tree of yours push");
    return ExitCode.OK;
  }
}
