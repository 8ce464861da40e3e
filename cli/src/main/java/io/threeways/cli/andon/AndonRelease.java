package io.threeways.cli.andon;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Somebody lets main go on. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Let main go on without waiting for a green build.")
final class AndonRelease extends Noun {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Whose main.")
  private String repository = "";

  @Option(names = "--reason", required = true, description = "Why; everyone is told.")
  private String reason = "";

  AndonRelease(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode cord =
        gateway()
            .post(Cord.PATH + "/" + encoded(repository) + "/release", Map.of("reason", reason));
    print(cord, () -> new Cord(cord).print(session().terminal(), session().clock().instant()));
    session()
        .terminal()
        .next("threeways build list --repository " + repository, "shows whether main is well");
    return ExitCode.OK;
  }
}
