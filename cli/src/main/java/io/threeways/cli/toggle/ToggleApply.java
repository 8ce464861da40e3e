package io.threeways.cli.toggle;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file of toggles is so from now on. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = "Make the toggles of a file of flagd's format be exactly so; others stay.")
final class ToggleApply extends Noun {
  @Parameters(index = "0", paramLabel = "FILE", description = "For example toggles.json.")
  private Path file = Path.of("");

  @Option(names = "--reason", required = true, description = "Why, for who reads the history.")
  private String reason = "";

  ToggleApply(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode toggles = gateway().postFile("/api/deploy/toggles?reason=" + encoded(reason), file);
    print(
        toggles,
        () ->
            toggles.forEach(
                toggle ->
                    session()
                        .terminal()
                        .data(
                            "%s is %s (version %d)"
                                .formatted(
                                    toggle.path("key").asText(),
                                    toggle.path("state").asText(),
                                    toggle.path("version").asLong()))));
    session().terminal().next("threeways toggle list", "shows all of them");
    return ExitCode.OK;
  }
}
