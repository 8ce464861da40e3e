package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a repository: an empty one, or one that follows another elsewhere. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Create an empty repository, or the mirror of one elsewhere.")
final class RepoCreate extends Noun {
  @Parameters(index = "0", paramLabel = "NAME", description = "A DNS label, for example shop.")
  private String name = "";

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "Follow this repository, told by its webhook: https, as GitHub calls.")
  private String mirror = "";

  RepoCreate(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return mirror.isEmpty() ? create() : mirror();
  }

  private int create() {
    JsonNode repository = gateway().post("/api/build/repositories", Map.of("name", name));
    print(repository, () -> session().terminal().data(repository.path("gitUrl").asText()));
    session()
        .terminal()
        .next("threeways repo connect " + name, "lets a working tree of yours push");
    return ExitCode.OK;
  }

  /** The secret is shown now and never again. */
  private int mirror() {
    JsonNode made =
        gateway().post("/api/build/mirrors", Map.of("repository", name, "remote", mirror));
    print(
        made,
        () ->
            List.of("gitUrl", "webhook", "secret")
                .forEach(
                    field ->
                        session()
                            .terminal()
                            .data("%-8s %s".formatted(field, made.path(field).asText()))));
    session()
        .terminal()
        .say(
            "Give the remote this webhook and secret, content type application/json, event push."
                + " The secret is not shown again.");
    session().terminal().next("threeways repo show " + name, "shows its branches");
    return ExitCode.OK;
  }
}
