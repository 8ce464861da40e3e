package io.threeways.cli.andon;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Somebody helps no more. */
@Command(
    name = "leave",
    mixinStandardHelpOptions = true,
    description = "Say that you are not on it any more.")
final class AndonLeave extends Noun {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Whose main.")
  private String repository = "";

  AndonLeave(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode cord = gateway().post(Cord.PATH + "/" + encoded(repository) + "/leave", Map.of());
    print(cord, () -> new Cord(cord).print(session().terminal(), session().clock().instant()));
    session().terminal().next("threeways andon status " + repository, "shows who is on it");
    return ExitCode.OK;
  }
}
