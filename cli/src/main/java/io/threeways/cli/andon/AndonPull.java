package io.threeways.cli.andon;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Somebody stops main. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = "Stop main: nothing enters it but a fix, and everyone is told.")
final class AndonPull extends Noun {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Whose main.")
  private String repository = "";

  @Option(names = "--reason", required = true, description = "Why; everyone is told.")
  private String reason = "";

  AndonPull(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode cord =
        gateway().post(Cord.PATH + "/" + encoded(repository) + "/pull", Map.of("reason", reason));
    print(cord, () -> new Cord(cord).print(session().terminal(), session().clock().instant()));
    session()
        .terminal()
        .next("threeways andon release " + repository + " --reason WHY", "lets main go on");
    return ExitCode.OK;
  }
}
