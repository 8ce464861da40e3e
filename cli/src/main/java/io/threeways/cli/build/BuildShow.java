package io.threeways.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One build, stage by stage. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a build, its stages, flaky and failed tests. Ends with 1 when it is red.")
final class BuildShow extends Noun {
  @Parameters(
      index = "0",
      paramLabel = "BUILD",
      converter = BuildName.Reader.class,
      description = "For example shop/42.")
  private BuildName build = new BuildName("", 0);

  BuildShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode view = gateway().get(build.path());
    print(view, () -> print(view));
    session().terminal().next("threeways build log " + build, "shows what the stages said");
    return view.path("state").asText().equals("failed") ? ExitCode.NO : ExitCode.OK;
  }

  private void print(JsonNode view) {
    Terminal terminal = session().terminal();
    String state = view.path("state").asText();
    terminal.data(
        "%s %s  %s  %s"
            .formatted(
                build,
                terminal.style(Style.of(state), state),
                Words.shortened(view.path("commit").asText()),
                view.path("title").asText()));
    Table stages = new Table("stage", "state", "took");
    view.path("stages")
        .forEach(
            stage ->
                stages.row(
                    stage.path("name").asText(),
                    stage.path("state").asText(),
                    took(stage.path("duration"))));
    stages.print(terminal);
    view.path("stages")
        .forEach(
            stage ->
                stage
                    .path("flaky")
                    .forEach(
                        test ->
                            terminal.data(
                                terminal.style(Style.WAITING, "flaky ")
                                    + described(test)
                                    + "; passed when run again")));
    view.at("/cause/failures")
        .forEach(
            failure -> terminal.data(terminal.style(Style.BAD, "failed ") + described(failure)));
  }

  private static String described(JsonNode test) {
    return "%s.%s: %s"
        .formatted(
            test.path("suite").asText(),
            test.path("test").asText(),
            test.path("message").asText().lines().findFirst().orElse(""));
  }

  private static String took(JsonNode duration) {
    return duration.isTextual() ? Words.of(Duration.parse(duration.asText())) : "";
  }
}
