package io.threeways.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops a build. */
@Command(name = "cancel", mixinStandardHelpOptions = true, description = "Cancel a build.")
final class BuildCancel extends Noun {
  @Parameters(
      index = "0",
      paramLabel = "BUILD",
      converter = BuildName.Reader.class,
      description = "For example shop/42.")
  private BuildName build = new BuildName("", 0);

  BuildCancel(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = gateway().post(build.path() + "/cancel", Map.of());
    print(answer, () -> session().terminal().data(build + " is being cancelled"));
    session().terminal().next("threeways build show " + build, "shows what came of it");
    return ExitCode.OK;
  }
}
