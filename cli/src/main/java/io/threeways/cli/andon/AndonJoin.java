package io.threeways.cli.andon;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Somebody helps. */
@Command(name = "join", mixinStandardHelpOptions = true, description = "Say that you are on it.")
final class AndonJoin extends Noun {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Whose main.")
  private String repository = "";

  AndonJoin(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode cord = gateway().post(Cord.PATH + "/" + encoded(repository) + "/join", Map.of());
    print(cord, () -> new Cord(cord).print(session().terminal(), session().clock().instant()));
    session().terminal().next("git push -o andon=fix origin HEAD:main", "brings the fix in");
    return ExitCode.OK;
  }
}
