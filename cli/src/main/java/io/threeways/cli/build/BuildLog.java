package io.threeways.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.platform.EventStream;
import io.threeways.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the stages said. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Print what the stages of a build said.")
final class BuildLog extends Noun {
  @Parameters(
      index = "0",
      paramLabel = "BUILD",
      converter = BuildName.Reader.class,
      description = "For example shop/42.")
  private BuildName build = new BuildName("", 0);

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the build ends; then end with 1 when it is red.")
  private boolean follow;

  BuildLog(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws IOException {
    if (!follow) {
      try (InputStream log = gateway().stream(build.path() + "/log", "text/plain")) {
        log.transferTo(session().terminal().raw());
      }
      return ExitCode.OK;
    }
    new EventStream(gateway(), build.path() + "/log")
        .read(event -> session().terminal().data(event.data()));
    JsonNode view = gateway().get(build.path());
    session().terminal().next("threeways build show " + build, "shows the stages");
    return view.path("state").asText().equals("failed") ? ExitCode.NO : ExitCode.OK;
  }
}
